import { type Row, hasJudged } from '../live/store';
import type { Self } from '../wire';
import { votingIn } from './words';

const key = (document: string): string => `reviewhub:reminded:${document}`;

/** Whether a reminder came after the reader last put one away here. */
export function isNews(document: string, remindedAt: string | null): boolean {
  if (remindedAt === null) return false;
  const putAway = localStorage.getItem(key(document));
  return putAway === null || Date.parse(remindedAt) > Date.parse(putAway);
}

export function putAway(document: string, now: Date): void {
  localStorage.setItem(key(document), now.toISOString());
}

/** How many paragraphs still wait for the reader's judgement. */
export function leftToJudge(rows: readonly Row[], self: Self): number {
  return rows.filter((row) => votingIn(row.round.value, self, row.text.id).type === 'open' && !hasJudged(row)).length;
}
