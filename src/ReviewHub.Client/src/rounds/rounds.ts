import type { Answers, Question, Round } from '../wire';

/** The newest round that covers a paragraph: one of the whole document, or a vote of its own. */
export function roundOf(rounds: readonly Round[], paragraph: number): Round | null {
  return rounds.findLast((r) => r.paragraph === null || r.paragraph === paragraph) ?? null;
}

/** The one before it, which a later round is judged beside. */
export function roundBefore(rounds: readonly Round[], round: Round, paragraph: number): Round | null {
  return roundOf(
    rounds.filter((r) => r.number < round.number),
    paragraph,
  );
}

/** The newest round of the whole document, as the top bar shows it. */
export function documentRound(rounds: readonly Round[]): Round | null {
  return rounds.findLast((r) => r.paragraph === null) ?? null;
}

export function upsertRound(rounds: readonly Round[], round: Round): readonly Round[] {
  const known = rounds.find((r) => r.number === round.number);
  // What goes to all does not say who may judge; what was known of that stays true, for a protocol is frozen.
  const merged = { ...round, youAreEligible: round.youAreEligible ?? known?.youAreEligible ?? null };
  return [...rounds.filter((r) => r.number !== round.number), merged].sort((a, b) => a.number - b.number);
}

export function isOpen(round: Round): boolean {
  return round.closedAt === null;
}

export function firstKey(round: Round | null | undefined): string {
  return round?.questions[0]?.key ?? 'overall';
}

export function hasAnsweredAll(round: Round | null, answers: Answers): boolean {
  return round !== null && round.questions.every((q) => answers[q.key] !== undefined);
}

/** Whether the server sends a reader who has given these answers the counts of the round. */
export function seesTallies(round: Round, answers: Answers, chair: boolean): boolean {
  if (!isOpen(round) || round.visibility === 'open' || (chair && watchesLive(round))) return true;
  return round.visibility === 'blind-until-voted' && hasAnsweredAll(round, answers);
}

/** Where votes are final once seen, a chair who judges sees what reviewers do. */
function watchesLive(round: Round): boolean {
  return round.chairView === 'live' && !(round.changes === 'locked' && round.youAreEligible !== false);
}

/** The next question to answer, or the first when all are. */
export function nextQuestion(round: Round, answers: Answers): Question | undefined {
  return round.questions.find((q) => answers[q.key] === undefined) ?? round.questions[0];
}
