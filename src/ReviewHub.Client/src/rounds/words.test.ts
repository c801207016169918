import { describe, expect, it } from 'vitest';
import { some } from '../live/some';
import { pseudonymLabel } from './pseudonym';
import { hiddenWords, timeLeft, turnoutWords, votingIn } from './words';

const now = Date.parse('2026-01-01T00:00:00.000Z');
const left = (seconds: number): string => timeLeft(new Date(now + seconds * 1000).toISOString(), now);
const self = { id: 'me', pseudonyms: {}, eligible: [1], recused: [] };

describe('the words of a round', () => {
  it('count down coarsely from afar and to the second at the end', () => {
    expect([3 * 86_400, 47 * 3_600 + 120, 3_000, 250, 9, 0].map(left)).toEqual([
      '3 days left',
      '47 h 2 min left',
      '50 min left',
      '4 min 10 s left',
      '9 s left',
      'closing',
    ]);
  });

  it('say why one may not vote', () => {
    const why = (round = some.round(), who = self) => votingIn(round, who, 7);
    expect(why()).toEqual({ type: 'open' });
    expect(why(some.round(1, { closedAt: '2026-01-02' }))).toMatchObject({
      why: 'Round 1 is closed and takes no more votes.',
    });
    expect(why(some.round(2, { youAreEligible: false }))).toMatchObject({
      why: 'You are not among those who judge in round 2.',
    });
    expect(why(some.round(), { ...self, recused: [7] as never })).toMatchObject({ type: 'shut' });
    expect(why(some.round(), { ...self, recused: [8] as never })).toEqual({ type: 'open' });
    expect(votingIn(null, self, 7)).toMatchObject({ type: 'shut' });
  });

  it('say what is hidden and until when', () => {
    expect(hiddenWords(some.round(1, { visibility: 'blind-until-closed' }), {})).toBe('Hidden until the round closes');
    const voted = some.round(1, { visibility: 'blind-until-voted' });
    expect(hiddenWords(voted, {})).toBe('Judge this to see what others think');
    expect(turnoutWords(12, 15)).toBe('12 of 15 have judged this');
  });

  it('name a pseudonym by its id alone', () => {
    expect(pseudonymLabel('00011a1b000040008000000000000001')).toBe('Reviewer ACAC');
  });
});
