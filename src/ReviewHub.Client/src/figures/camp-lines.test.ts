import { describe, expect, it } from 'vitest';
import type { Camps } from '../wire';
import { campLines, campName } from './camp-lines';
import { someCampParagraph } from './some';

const votes = (...groups: [agree: number, seen: number][]) =>
  groups.map(([agree, seen]) => ({ agree, disagree: seen - agree, seen }));

const camps = (...paragraphs: Camps['paragraphs']): Camps => ({
  kind: 'found',
  groups: [
    { key: 'A', size: 4 },
    { key: 'B', size: 3 },
  ],
  paragraphs,
  representative: [],
});

describe('camps', () => {
  it('carry together what each of them is for, most first', () => {
    const { carried } = campLines(
      camps(
        someCampParagraph(1, { groups: votes([3, 4], [2, 3]), product: { value: 0.4 } }),
        someCampParagraph(2, { groups: votes([4, 4], [3, 3]), product: { value: 0.66 } }),
        someCampParagraph(3, { groups: votes([4, 4], [0, 3]), product: { value: 0.5 } }),
        someCampParagraph(4, { groups: votes([0, 0], [0, 0]), product: { value: null, why: 'Nobody judged it.' } }),
      ),
      10,
    );
    expect(carried.map((line) => line.id)).toEqual([2, 1]);
  });

  it('part where the gap between them is widest', () => {
    const { parted } = campLines(
      camps(
        someCampParagraph(1, { groups: votes([2, 4], [3, 3]) }),
        someCampParagraph(2, { groups: votes([0, 4], [3, 3]) }),
        someCampParagraph(3, { groups: votes([4, 4], [3, 3]) }),
        someCampParagraph(4, { groups: votes([4, 4], [0, 0]) }),
      ),
      10,
    );
    expect(parted.map((line) => [line.id, line.gap])).toEqual([
      [2, 1],
      [1, 0.5],
    ]);
  });

  it('show no more than asked for', () => {
    const { carried } = campLines(camps(...[1, 2, 3].map((id) => someCampParagraph(id))), 2);
    expect(carried.map((line) => line.id)).toEqual([1, 2]);
  });

  it('found in the votes are called groups', () => {
    expect([campName({ kind: 'found' }, 'A'), campName({ kind: 'declared' }, 'patients')]).toEqual([
      'Group A',
      'patients',
    ]);
  });
});
