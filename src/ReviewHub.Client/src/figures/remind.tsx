import { useState } from 'preact/hooks';
import { api, messageOf } from '../api';
import type { Review } from '../document/review';
import { Problem } from '../shell/small';
import type { ReminderOutcome } from '../wire';
import { reminderWords } from './reminder-words';

/** Reminds those who have not finished, and says what came of it. */
export function Remind({ review }: { review: Review }) {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<ReminderOutcome | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const remind = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    setOutcome(null);
    try {
      setOutcome(await api.post<ReminderOutcome>(`/api/documents/${review.text.id}/reminders`, {}));
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="remind">
      <button type="button" aria-disabled={busy} onClick={() => void remind()}>
        Remind those who have not finished
      </button>
      <span role="status">{outcome && reminderWords(outcome)}</span>
      <Problem>{problem}</Problem>
    </div>
  );
}
