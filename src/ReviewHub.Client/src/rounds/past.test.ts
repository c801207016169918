import { describe, expect, it } from 'vitest';
import { some } from '../live/some';
import type { ParagraphDetails } from '../wire';
import { pastOf } from './past';

const then = (stances: [string, string][], tally: Record<string, number>): ParagraphDetails => {
  const answered = stances.map(([id, stance]) => ({ by: { id, name: id }, stance }));
  return { id: 1, stances: answered, answers: [{ question: 'overall', tally, stances: answered }] };
};

describe('pastOf', () => {
  it('puts counts in the order of the scale, and finds the reader among those who answered', () => {
    const details = then(
      [
        ['ann', 'reject'],
        ['me', 'revise'],
      ],
      { reject: 1, revise: 1, accept: 0, abstain: 2 },
    );
    expect(pastOf(details, some.round(), (by) => by === 'me')).toEqual({
      round: 1,
      answers: { overall: 'revise' },
      counts: { overall: [0, 1, 1, 2] },
    });
  });

  it('says nothing for somebody who did not answer, and of what may not be seen', () => {
    expect(pastOf(then([], { accept: 1 }), some.round(), () => true).answers).toEqual({});
    expect(pastOf({ id: 1, stances: [], answers: null }, some.round(), () => true).counts).toEqual({});
  });
});
