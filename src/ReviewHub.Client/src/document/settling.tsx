import { useEffect, useRef, useState } from 'preact/hooks';
import type { Row } from '../live/store';
import type { ResolutionKind } from '../wire';
import type { Review } from './review';
import type { ThreadView } from './thread-view';

export const resolutionWords: Readonly<Record<ResolutionKind, string>> = {
  accepted: 'Accepted',
  rejected: 'Rejected',
  answered: 'Answered',
  duplicate: 'Duplicate',
  deferred: 'Deferred',
};

const longestOutcome = 2_000;

interface Props {
  review: Review;
  row: Row;
  thread: ThreadView & { id: number };
}

/** Who is to see to a thread. */
export function Assign({ review, row, thread }: Props) {
  const people = [...review.people.value.values()].filter((p) => p.role !== null && p.role !== 'observer');
  const { assigned, id } = thread;
  return (
    <select
      class="assign"
      aria-label="Assigned to"
      value={assigned ?? ''}
      onChange={(e) => review.act(row, { type: 'assign-thread', thread: id, person: e.currentTarget.value || null })}
    >
      <option value="">Assigned to nobody</option>
      {people.map((p) => (
        <option value={p.id} key={p.id}>
          {p.name}
        </option>
      ))}
      {assigned !== null && !people.some((p) => p.id === assigned) && (
        <option value={assigned}>{review.nameOf(assigned)}</option>
      )}
    </select>
  );
}

/** Settles a thread with what came of it. */
export function Outcome({ review, row, thread, onDone }: Props & { onDone: () => void }) {
  const [kind, setKind] = useState<ResolutionKind>('accepted');
  const [outcome, setOutcome] = useState('');
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <form
      class="resolution"
      aria-label="Resolve with an outcome"
      onKeyDown={(e) => {
        if (e.key !== 'Escape') return;
        e.stopPropagation();
        onDone();
      }}
      onSubmit={(e) => {
        e.preventDefault();
        const text = outcome.trim();
        review.act(row, { type: 'resolve-thread', thread: thread.id, kind, outcome: text === '' ? null : text });
        onDone();
      }}
    >
      <select
        ref={first}
        aria-label="Kind of outcome"
        value={kind}
        onChange={(e) => setKind(e.currentTarget.value as ResolutionKind)}
      >
        {Object.entries(resolutionWords).map(([key, word]) => (
          <option value={key} key={key}>
            {word}
          </option>
        ))}
      </select>
      <textarea
        aria-label="Outcome"
        placeholder="What came of it (optional)"
        dir="auto"
        rows={2}
        maxLength={longestOutcome}
        value={outcome}
        onInput={(e) => setOutcome(e.currentTarget.value)}
      />
      <div class="row-acts">
        <button type="submit" class="primary">
          Resolve
        </button>
        <button type="button" class="quiet" onClick={onDone}>
          Close
        </button>
      </div>
    </form>
  );
}
