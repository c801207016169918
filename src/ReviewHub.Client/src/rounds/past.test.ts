import { describe, expect, it } from 'vitest';
import { some } from '../live/some';
import type { Move } from '../wire';
import { pastOf } from './past';

const move = (by: string, to: string | null, round = 1): Move => {
  return { at: '', by, round, question: 'overall', from: null, to, afterComment: null };
};

describe('pastOf', () => {
  it('takes where each one stood last, in that round alone', () => {
    const moves = [move('ann', 'accept'), move('me', 'revise'), move('ann', 'reject'), move('ann', 'accept', 2)];
    expect(pastOf(moves, some.round(), (by) => by === 'me')).toEqual({
      round: 1,
      answers: { overall: 'revise' },
      counts: { overall: [0, 1, 1, 0] },
    });
  });

  it('leaves out what was taken back', () => {
    const moves = [move('me', 'accept'), move('me', null)];
    expect(pastOf(moves, some.round(), (by) => by === 'me')).toMatchObject({ answers: {} });
  });
});
