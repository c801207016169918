import type { Past } from '../live/store';
import type { ParagraphDetails, Round } from '../wire';
import { abstain } from '../wire';

/** How everybody answered in a former round, and how the reader did. */
export function pastOf(then: ParagraphDetails, round: Round, isMe: (person: string) => boolean): Past {
  const answers: Record<string, string> = {};
  const counts: Record<string, readonly number[]> = {};
  for (const { question, tally, stances } of then.answers ?? []) {
    const scale = round.questions.find((q) => q.key === question)?.scale;
    if (scale) counts[question] = [...scale.categories.map((c) => c.key), abstain].map((key) => tally[key] ?? 0);
    const own = stances.find((s) => isMe(s.by.id));
    if (own) answers[question] = own.stance;
  }
  return { round: round.number, answers, counts };
}
