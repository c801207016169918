import { hasAnsweredAll, isOpen } from '../rounds/rounds';
import type { ConsensusState, Question, Round } from '../wire';
import { abstain } from '../wire';
import type { ParagraphLive } from './apply';
import { type Row, hasJudged, shownStance } from './store';

/** What a reader may see of one question: its counts, or that they are hidden. */
export interface TallyView {
  counts: readonly number[];
  state: ConsensusState;
}

export type RowState = ConsensusState | 'hidden';

/** null is hidden: what the server does not send cannot be shown. Where nothing is hidden, absent means nobody yet. */
export function tallyView(live: ParagraphLive, round: Round, question: Question): TallyView | null {
  const known = live.tallies.find((t) => t.round === round.number && t.question === question.key);
  if (known) return known;
  if (isOpen(round) && round.visibility !== 'open') return null;
  return { counts: new Array<number>(question.scale.categories.length + 1).fill(0), state: 'no-quorum' };
}

/** The counts with one's own pending stance moved to where it was asked to be; null while they are hidden. */
export function shownCounts(row: Row, question?: Question): readonly number[] | null {
  const round = row.round.value;
  const asked = question ?? round?.questions[0];
  const view = round && asked ? tallyView(row.live.value, round, asked) : null;
  if (!view || !asked) return null;
  const [from, to] = [row.own.value[asked.key] ?? null, shownStance(row, asked.key)];
  if (from === to) return view.counts;
  const keys = [...asked.scale.categories.map((c) => c.key), abstain];
  return view.counts.map((n, i) => Math.max(0, n + (keys[i] === to ? 1 : 0) - (keys[i] === from ? 1 : 0)));
}

/** How many have answered every question, oneself counted at once. */
export function shownTurnout(row: Row): number {
  const round = row.round.value;
  if (!round) return 0;
  const { turnout } = row.live.value;
  const was = turnout?.judged ?? sum(tallyView(row.live.value, round, round.questions[0] as Question)?.counts ?? []);
  return Math.max(0, was + (hasJudged(row) ? 1 : 0) - (hasAnsweredAll(round, row.own.value) ? 1 : 0));
}

/** Who may judge this paragraph; never fewer than have. */
export function shownEligible(row: Row, ofDocument: number): number {
  return Math.max(row.live.value.eligible ?? ofDocument, shownTurnout(row));
}

const gravest: readonly ConsensusState[] = ['contested', 'no-quorum', 'consensus-against', 'consensus-for'];

/** One state for the whole paragraph: the one that most wants to be looked at among its questions. */
export function rowState(live: ParagraphLive, round: Round | null): RowState {
  if (!round) return 'no-quorum';
  const views = round.questions.map((q) => tallyView(live, round, q));
  if (views.some((v) => v === null)) return 'hidden';
  return gravest.find((state) => views.some((v) => v?.state === state)) ?? 'no-quorum';
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, n) => total + n, 0);
}
