import { hasAnsweredAll, isOpen } from './rounds';
import type { Answers, Question, Round, Stance } from '../wire';
import { abstain } from '../wire';
import type { Recusal, Self } from '../wire';
import { count } from '../words';

/** Whether one may vote here now; if not, why, in words for the place where the buttons would be. */
export type Voting = { type: 'open' } | { type: 'shut'; why: string };

export function votingIn(round: Round | null, { recused }: Self, paragraph: number): Voting {
  if (!round) return shut('No round is open yet. You can comment already.');
  if (recused.includes(null)) return shut('You recused yourself from this document.');
  if (recused.includes(paragraph)) return shut('You recused yourself from this paragraph.');
  if (!isOpen(round)) return shut(`${roundName(round)} is closed and takes no more votes.`);
  if (round.youAreEligible === false) return shut(`You are not among those who judge in ${roundName(round, 'round')}.`);
  return { type: 'open' };
}

/** What a reader is told of counts that are not sent to him. */
export function hiddenWords(round: Round, answers: Answers): string {
  if (round.visibility === 'blind-until-closed') return 'Hidden until the round closes';
  if (hasAnsweredAll(round, answers)) return 'On its way';
  return 'Judge this to see what others think';
}

export function turnoutWords(judged: number, eligible: number): string {
  return `${judged} of ${eligible} ${eligible === 1 ? 'has' : 'have'} judged this`;
}

export function roundName(round: Round, word = 'Round'): string {
  return round.paragraph === null
    ? `${word} ${round.number}`
    : `The vote on this paragraph (${word.toLowerCase()} ${round.number})`;
}

export function stanceLabel(question: Question | undefined, stance: Stance | null): string {
  if (stance === null) return 'no answer';
  if (stance === abstain) return 'Abstain';
  return question?.scale.categories.find((c) => c.key === stance)?.label ?? stance;
}

export function recusedHere(recusals: readonly Recusal[], paragraph: number): readonly Recusal[] {
  return recusals.filter((r) => r.paragraph === null || r.paragraph === paragraph);
}

/** Time left, coarse from afar and to the second at the end. */
export function timeLeft(deadline: string, now: number): string {
  const seconds = Math.ceil((Date.parse(deadline) - now) / 1000);
  if (seconds <= 0) return 'closing';
  if (seconds < 60) return `${seconds} s left`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) return `${minutes} min ${seconds % 60} s left`;
  if (minutes < 60) return `${minutes} min left`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${minutes % 60} min left`;
  return `${count(Math.floor(hours / 24), 'day')} left`;
}

/** How long such a sentence stays true. */
export function nextTick(deadline: string, now: number): number {
  const left = Date.parse(deadline) - now;
  return left < 11 * 60_000 ? 1_000 : 20_000;
}

export const visibilityWords = {
  open: { name: 'In the open', says: 'Everybody sees every vote as it comes.' },
  'blind-until-voted': {
    name: 'Blind until voted',
    says: 'One sees what others think of a paragraph once one has judged it.',
  },
  'blind-until-closed': { name: 'Blind until closed', says: 'Nobody sees what others think before the round closes.' },
} as const;

export const namingWords = {
  named: { name: 'Named', says: 'Reviewers know each other by name.' },
  anonymous: { name: 'Anonymous', says: 'Reviewers go under pseudonyms, also once the round is closed.' },
} as const;

export const chairViewWords = {
  'as-reviewers': { name: 'Chairs see what reviewers see', says: 'Chairs see no more than anybody else.' },
  live: {
    name: 'Chairs see counts at once',
    says: 'Chairs see the counts while the round is blind, though not who is behind them. Where votes are final once seen, only those who do not judge.',
  },
} as const;

export const changesWords = {
  allowed: {
    name: 'Votes may change',
    says: 'A vote may be changed after seeing what others think; the change stays on record.',
  },
  locked: {
    name: 'Votes are final once seen',
    says: 'A vote cannot be changed once its giver has seen what others think.',
  },
} as const;

function shut(why: string): Voting {
  return { type: 'shut', why };
}
