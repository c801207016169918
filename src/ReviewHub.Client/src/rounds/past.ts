import type { Past } from '../live/store';
import type { Move, Round } from '../wire';
import { abstain } from '../wire';

/** Where everybody stood at the end of a closed round, and where the reader did, from the moves that led there. */
export function pastOf(moves: readonly Move[], round: Round, isMe: (person: string) => boolean): Past {
  const stood = new Map<string, Move>();
  for (const move of moves) {
    if (move.round === round.number) stood.set(`${move.by} ${move.question ?? ''}`, move);
  }
  const last = [...stood.values()].filter((m) => m.to !== null);
  const of = (key: string): Move[] => last.filter((m) => (m.question ?? round.questions[0]?.key) === key);
  const counts = round.questions.map(({ key, scale }): [string, number[]] => {
    const categories = [...scale.categories.map((c) => c.key), abstain];
    return [key, categories.map((category) => of(key).filter((m) => m.to === category).length)];
  });
  const answers = round.questions.flatMap(({ key }): [string, string][] => {
    const mine = of(key).find((m) => isMe(m.by))?.to;
    return mine ? [[key, mine]] : [];
  });
  return { round: round.number, answers: Object.fromEntries(answers), counts: Object.fromEntries(counts) };
}
