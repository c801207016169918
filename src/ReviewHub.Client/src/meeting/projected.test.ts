import { describe, expect, it } from 'vitest';
import { some } from '../live/some';
import { DocumentStore, type Row } from '../live/store';
import type { Round } from '../wire';
import { positionOf, projectedCounts, projectedState } from './projected';

/** A chair's own page, which has been sent the counts of the second paragraph. */
function rowIn(round: Round): Row {
  const store = new DocumentStore({ ...some.document(), role: 'chair', rounds: [round] });
  store.applyEntries([some.tally(2, 1, [3, 0, 1, 0])]);
  return store.rows[1]!;
}

const seen = (round: Round) => {
  const row = rowIn(round);
  return [projectedCounts(row, round.questions[0]!), projectedState(row)];
};

describe('on the wall', () => {
  it('the counts of an open round and of a closed one stand', () => {
    expect(seen(some.round())).toEqual([[3, 0, 1, 0], 'contested']);
    expect(seen(some.round(1, { visibility: 'blind-until-closed', closedAt: '2026-01-02' }))).toEqual([
      [3, 0, 1, 0],
      'contested',
    ]);
  });

  it('nothing of a blind round stands, though this chair may see it', () => {
    expect(seen(some.round(1, { visibility: 'blind-until-closed', chairView: 'live' }))).toEqual([null, 'hidden']);
    expect(seen(some.round(1, { visibility: 'blind-until-voted' }))).toEqual([null, 'hidden']);
  });
});

describe('a number somebody calls out', () => {
  it('is that paragraph, or none', () => {
    expect(['1', ' 12 ', '20', '0', '21', 'x', ''].map((typed) => positionOf(typed, 20))).toEqual([
      0,
      11,
      19,
      null,
      null,
      null,
      null,
    ]);
  });
});
