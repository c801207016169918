import { useEffect, useRef, useState } from 'preact/hooks';
import { api, messageOf } from '../api';
import type { Review } from '../document/review';
import { Problem } from '../shell/small';
import type { Round } from '../wire';

/** Closes a round for good, so it asks once more. */
export function CloseRound({ review, round }: { review: Review; round: Round }) {
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const again = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking) keep.current?.focus();
  }, [asking]);
  const close = async (): Promise<void> => {
    try {
      await api.put(`/api/documents/${review.text.id}/rounds/${round.number}/closed`, {});
      setAsking(false);
      again.current?.focus();
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  if (!asking) {
    return (
      <button type="button" ref={again} onClick={() => setAsking(true)}>
        Close {round.paragraph === null ? `round ${round.number}` : 'this vote'}…
      </button>
    );
  }
  return (
    <div role="group" aria-label="Close the round">
      <p>No vote is taken after that, and everybody sees the result. It cannot be opened again.</p>
      <Problem>{problem}</Problem>
      <p class="row-acts">
        <button type="button" class="danger" onClick={() => void close()}>
          Close it now
        </button>
        <button
          type="button"
          class="quiet"
          ref={keep}
          onClick={() => {
            setAsking(false);
            requestAnimationFrame(() => again.current?.focus());
          }}
        >
          Keep it open
        </button>
      </p>
    </div>
  );
}
