import type { Row } from '../live/store';
import { type RowState, rowState, shownCounts } from '../live/view';
import { isOpen } from '../rounds/rounds';
import type { Question, Round } from '../wire';

/**
 * What may stand on a wall before the whole room. A chair may see the counts of a blind round, or have opened them by
 * voting; the room has not.
 */
export function mayProject(round: Round | null): boolean {
  return round === null || !isOpen(round) || round.visibility === 'open';
}

export function projectedCounts(row: Row, question: Question): readonly number[] | null {
  return mayProject(row.round.value) ? shownCounts(row, question) : null;
}

export function projectedState(row: Row): RowState {
  return mayProject(row.round.value) ? rowState(row.live.value, row.round.value) : 'hidden';
}

/** Which paragraph a number typed by somebody means; null where there is none of that number. */
export function positionOf(typed: string, paragraphs: number): number | null {
  const number = /^\s*\d+\s*$/.test(typed) ? Number(typed) : 0;
  return number >= 1 && number <= paragraphs ? number - 1 : null;
}
