import { firstKey } from '../rounds/rounds';
import type { Answers, Round, Stance } from '../wire';
import { type Act, isStance } from './acts';

/** Answers the server has told of meanwhile; null is one taken back. */
export type Waiting = Readonly<Record<string, Stance | null>>;

/** The answers with one of them changed; the same ones when nothing changes, so that nothing is redrawn. */
export function answer(answers: Answers, question: string, stance: Stance | null): Answers {
  if ((answers[question] ?? null) === stance) return answers;
  const { [question]: _, ...others } = answers;
  return stance === null ? others : { ...others, [question]: stance };
}

/** Own acts laid over answers in their order. An act meant for an earlier round says nothing of this one. */
export function settleAnswers(answers: Answers, acts: readonly Act[], round: Round | null): Answers {
  return acts.filter(isStance).reduce((own, act) => {
    if (act.round !== undefined && act.round !== round?.number) return own;
    return answer(own, act.question ?? firstKey(round), act.type === 'take-stance' ? act.stance : null);
  }, answers);
}
