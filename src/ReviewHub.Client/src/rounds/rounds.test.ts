import { expect, it } from 'vitest';
import { some } from '../live/some';
import { seesTallies } from './rounds';

it('counts on a live view for a chair, but not for one who judges where votes are final once seen', () => {
  const live = some.round(1, { visibility: 'blind-until-closed', chairView: 'live' });
  const locked = { ...live, changes: 'locked' } as const;
  const seen = [live, locked, { ...locked, youAreEligible: true }, { ...locked, youAreEligible: false }].map((round) =>
    seesTallies(round, {}, true),
  );
  expect(seen).toEqual([true, false, false, true]);
});
