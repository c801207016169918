import { useState } from 'preact/hooks';
import type { Review } from '../document/review';
import type { Row } from '../live/store';
import { isOpen } from '../rounds/rounds';
import { CloseRound } from '../sheets/close-round';
import { positionOf } from './projected';

interface Props {
  review: Review;
  row: Row;
  onGo: (position: number) => void;
}

/** On, back, to a number; and for a chair, the question. */
export function Controls({ review, row, onGo }: Props) {
  const last = review.store.rows.length - 1;
  const round = row.round.value;
  const called = round !== null && round.paragraph !== null && isOpen(round);
  return (
    <footer class="meeting-controls">
      <button
        type="button"
        aria-disabled={row.position === 0}
        aria-label="Previous"
        title="Keys k, ←"
        onClick={() => onGo(row.position - 1)}
      >
        ← <span class="step-word">Previous</span>
      </button>
      <button
        type="button"
        aria-disabled={row.position === last}
        aria-label="Next"
        title="Keys j, →"
        onClick={() => onGo(row.position + 1)}
      >
        <span class="step-word">Next</span> →
      </button>
      <Jump paragraphs={last + 1} onGo={onGo} />
      {review.text.role === 'chair' && (
        <div class="meeting-chair">
          {called ? (
            <CloseRound key={round.number} review={review} round={round} />
          ) : (
            <button
              type="button"
              class="primary"
              onClick={() => (review.sheet.value = { type: 'open-round', paragraph: row.text.id })}
            >
              Call the question…
            </button>
          )}
        </div>
      )}
    </footer>
  );
}

function Jump({ paragraphs, onGo }: { paragraphs: number; onGo: (position: number) => void }) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const jump = (event: Event): void => {
    event.preventDefault();
    const position = positionOf(typed, paragraphs);
    setWrong(position === null);
    if (position === null) return;
    setTyped('');
    onGo(position);
    // Out of the field, so that the arrow keys go on from there.
    document.querySelector<HTMLElement>('.meeting h1')?.focus();
  };
  return (
    <form class="jump" onSubmit={jump}>
      <input
        aria-label="Go to paragraph number"
        inputMode="numeric"
        placeholder="No."
        value={typed}
        aria-invalid={wrong}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit">Go</button>
      {wrong && <span role="alert">There are paragraphs 1 to {paragraphs}.</span>}
    </form>
  );
}
