import { useEffect, useState } from 'preact/hooks';
import { api, messageOf } from '../api';
import type { Review } from '../document/review';
import type { Row } from '../live/store';
import { rowState } from '../live/view';
import { isOpen } from '../rounds/rounds';
import { stanceLabel } from '../rounds/words';
import { Problem, Time } from '../shell/small';
import type { Move } from '../wire';
import { CloseRound } from './close-round';
import { MinorityNote } from './minority-note';
import { RecusalControl } from './recusal';

/** What is done to a paragraph less often than voting and talking. */
export function ParagraphTools({ review, row }: { review: Review; row: Row }) {
  const round = row.round.value;
  const own = round !== null && round.paragraph !== null && isOpen(round);
  const chair = review.text.role === 'chair';
  return (
    <div class="tools-of">
      <Part title="Who moved, and after what">
        <TraceList review={review} row={row} />
      </Part>
      {review.mayReview && (
        <Part title="Recuse yourself">
          <RecusalControl review={review} paragraph={row.text.id} />
        </Part>
      )}
      {review.mayReview && round && rowState(row.live.value, round).startsWith('consensus') && (
        <Part title="Minority note">
          <MinorityNote review={review} row={row} round={round} />
        </Part>
      )}
      {chair && own && <CloseRound review={review} round={round} />}
      {chair && !own && (
        <button type="button" onClick={() => (review.sheet.value = { type: 'open-round', paragraph: row.text.id })}>
          Call the question…
        </button>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: preact.ComponentChildren }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{title}</summary>
      {open && children}
    </details>
  );
}

function TraceList({ review, row }: { review: Review; row: Row }) {
  const [moves, setMoves] = useState<readonly Move[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const version = row.live.value.seen;
  useEffect(() => {
    let left = false;
    api.get<Move[]>(`/api/documents/${review.text.id}/paragraphs/${row.text.id}/trace`).then(
      (answer) => left || setMoves(answer),
      (error) => left || setProblem(messageOf(error)),
    );
    return () => {
      left = true;
    };
  }, [version]);
  if (problem) return <Problem>{problem}</Problem>;
  if (!moves) return null;
  if (moves.length === 0) return <p class="hint">Nobody has changed their mind here, as far as you may see.</p>;
  const question = (move: Move) =>
    review.store.rounds.value
      .find((r) => r.number === move.round)
      ?.questions.find((q) => q.key === (move.question ?? 'overall'));
  return (
    <ol class="trace">
      {moves.map((move, i) => (
        <li key={i}>
          <bdi>{review.nameOf(move.by)}</bdi>, round {move.round}: {stanceLabel(question(move), move.from)} →{' '}
          <strong>{stanceLabel(question(move), move.to)}</strong>
          {move.carried && ', kept'}
          {move.at && (
            <>
              {' · '}
              <Time at={move.at} />
            </>
          )}
          {move.afterComment !== null && <After review={review} row={row} comment={move.afterComment} />}
        </li>
      ))}
    </ol>
  );
}

function After({ review, row, comment }: { review: Review; row: Row; comment: number }) {
  const said = row.live.value.comments.find((c) => c.id === comment);
  if (!said) return null;
  return (
    <p class="hint" dir="auto">
      after {review.nameOf(said.by)}: {said.text === null ? '…' : said.text.slice(0, 120)}
    </p>
  );
}
