import { useEffect, useState } from 'preact/hooks';
import { isOpen } from '../rounds/rounds';
import { nextTick, timeLeft } from '../rounds/words';
import { exactTime } from '../words';
import type { Review } from './review';

/** Which round it is and how long it lasts; opens the sheet with its whole protocol. */
export function RoundButton({ review }: { review: Review }) {
  const round = review.documentRound;
  const left = useTimeLeft(round && isOpen(round) ? round.deadline : null);
  const name = round ? `Round ${round.number}` : 'No round yet';
  const state = !round ? null : !isOpen(round) ? 'closed' : left;
  return (
    <button
      type="button"
      class="tool wide round"
      title={round?.deadline && isOpen(round) ? `Closes ${exactTime(round.deadline)}` : 'The round and its rules (p)'}
      onClick={() => (review.sheet.value = { type: 'protocol' })}
    >
      <span class="round-name">{name}</span>
      {state && <span class="round-state">{state}</span>}
    </button>
  );
}

export function useTimeLeft(deadline: string | null): string | null {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!deadline) return;
    const timer = setTimeout(() => setNow(Date.now()), nextTick(deadline, Date.now()));
    return () => clearTimeout(timer);
  }, [deadline, now]);
  return deadline ? timeLeft(deadline, now) : null;
}
