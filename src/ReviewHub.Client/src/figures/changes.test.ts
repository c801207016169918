import { describe, expect, it } from 'vitest';
import type { Camps, Figures } from '../wire';
import { applied } from './changes';
import { someCampParagraph, someFigures, someParagraph } from './some';

const map = { why: 'Too few.' };

function someCamps(...ids: number[]): Camps {
  const groups = ['A', 'B'].map((key) => ({ key, size: 4 }));
  return { kind: 'found', groups, paragraphs: ids.map((id) => someCampParagraph(id)), representative: [] };
}

describe('applied', () => {
  it('takes whole figures as they are', () => {
    const answer = someFigures({ moment: 2 });
    expect(applied(answer, someFigures())).toEqual(answer);
    expect(applied(answer, null)).toEqual(answer);
  });

  it('keeps what is not among the changes, and its order', () => {
    const former = someFigures();
    const changed = someParagraph(2, { counts: [5, 1, 4, 0] });
    const turnout = { finished: 6, eligible: 12, people: null };
    const figures = applied({ ...someFigures({ moment: 2, turnout }), base: 1, paragraphs: [changed] }, former);
    expect(figures.paragraphs).toEqual([former.paragraphs[0], changed, former.paragraphs[2]]);
    expect(figures).toMatchObject({ moment: 2, turnout });
    expect(figures).not.toHaveProperty('base');
  });

  it('puts paragraphs of camps where they belong and drops those that are gone', () => {
    const former = someFigures({ camps: someCamps(2, 3) });
    const camps = { ...someCamps(1), gone: [3] };
    expect(applied({ ...someFigures({ camps }), base: 1, paragraphs: [] }, former).camps).toEqual(someCamps(1, 2));
    expect(applied({ ...someFigures(), base: 1, paragraphs: [] }, former).camps).toBeNull();
  });

  it('keeps the map until it is of another moment', () => {
    const former = someFigures({ map, mapMoment: 1 });
    const later = (mapMoment: number): Figures => ({ ...someFigures({ moment: 2, mapMoment, map: null }), base: 1 });
    expect([applied(later(1), former).map, applied(later(2), former).map]).toEqual([map, null]);
  });
});
