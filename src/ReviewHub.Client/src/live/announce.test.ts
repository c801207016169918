import { describe, expect, it } from 'vitest';
import { Announcer, type Change } from './announce';
import { type ParagraphLive, untouched } from './apply';
import { some } from './some';

const was = (id: number): ParagraphLive => untouched(id);
const tally = (...counts: number[]) => ({
  round: 1,
  question: 'overall',
  version: 1,
  counts,
  state: 'contested' as const,
});
const change = (id: number, counts: number[], by: string[] = []): Change => ({
  before: was(id),
  after: { ...was(id), tallies: [tally(...counts)], comments: by.map((who, i) => some.comment(i + 1, { by: who })) },
});
const open = () =>
  new Announcer(
    (by) => by === 'me',
    (id) => id,
  );
const notMine = () => false;

describe('Announcer', () => {
  it('says one sentence for a burst', () => {
    const announcer = open();
    announcer.hear([change(12, [2, 0, 0, 0])], notMine);
    announcer.hear([change(12, [1, 0, 0, 0], ['ann'])], notMine);
    expect(announcer.speak()).toBe('3 votes and 1 comment on paragraph 12');
    expect(announcer.speak()).toBeNull();
  });

  it('says nothing of what one did oneself', () => {
    const announcer = open();
    announcer.hear([change(12, [1, 0, 0, 0], ['me'])], () => true);
    expect(announcer.speak()).toBeNull();
  });

  it('counts a changed mind as one vote', () => {
    const announcer = open();
    const before = { ...was(3), tallies: [tally(1, 0, 0, 0)] };
    announcer.hear([{ before, after: { ...before, tallies: [tally(0, 0, 1, 0)] } }], notMine);
    expect(announcer.speak()).toBe('1 vote on paragraph 3');
  });

  it('hears votes it cannot see by the turnout, and does not take a result for votes', () => {
    const announcer = open();
    const judged = { ...was(3), turnout: { version: 1, judged: 2, who: null } };
    announcer.hear([{ before: was(3), after: judged }], notMine);
    expect(announcer.speak()).toBe('2 votes on paragraph 3');
    announcer.hear([{ before: judged, after: { ...judged, tallies: [tally(2, 0, 0, 0)] } }], notMine);
    announcer.tell('Round 1 is closed');
    expect(announcer.speak()).toBe('Round 1 is closed');
  });

  it('sums up when the burst is spread wide', () => {
    const announcer = open();
    announcer.hear(
      [1, 2, 3, 4].map((id) => change(id, [1, 0, 0, 0])),
      notMine,
    );
    expect(announcer.speak()).toBe('4 votes on 4 paragraphs');
  });
});
