import type { ReminderOutcome } from '../wire';
import { count } from '../words';

/** What came of reminding: who is not on the page reads it when opening it again. */
export function reminderWords({ reminded, mailed }: ReminderOutcome): string {
  if (reminded === 0) return 'Everybody has finished; nobody was reminded.';
  const people = `${count(reminded, 'person', 'people')} reminded on the page`;
  if (mailed === 0) return `${people}. No mail was sent.`;
  return mailed === reminded ? `${people} and by mail.` : `${people}, ${mailed} of them also by mail.`;
}
