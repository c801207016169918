import { describe, expect, it } from 'vitest';
import type { Entry, Snapshot } from '../wire';
import { type LiveState, apply, emptyState, fromSnapshot } from './apply';
import { some } from './some';

const start = (): LiveState => emptyState('Draft', [10, 20, 30], [some.round()]);
const paragraph = (state: LiveState, id: number) => state.paragraphs[state.positions.get(id) ?? -1];
const tally = (version: number, counts: number[]): Entry => some.tally(20, version, counts);
const counts = (state: LiveState, id: number) => paragraph(state, id)?.tallies.map((t) => t.counts);
const comment = (id: number, text: string | null = 'So?'): Entry => ({
  type: 'comment',
  paragraph: 20,
  version: id,
  id,
  thread: 1,
  by: 'ann',
  at: '2026-01-01T00:00:00.000Z',
  text,
  editedAt: null,
  redacted: false,
});
const thread: Entry = { type: 'thread', paragraph: 20, version: 1, id: 1, selector: null, resolved: null };
const oneOfEach: Entry[] = [
  tally(4, [1, 0, 2, 0]),
  thread,
  comment(1),
  { type: 'here', by: 'ann', paragraph: 20 },
  { type: 'turnout', paragraph: 20, version: 4, judged: 3, who: ['ann'] },
  { type: 'note', paragraph: 20, version: 5, round: 1, by: 'ann', at: '', text: 'No.', redacted: false },
  { type: 'recusal', by: 'bob', paragraph: 20, withdrawn: false },
  { type: 'eligible', eligible: 7 },
  { type: 'eligible', paragraph: 20, eligible: 6 },
  { type: 'title', title: 'Final' },
];

describe('apply', () => {
  it('takes a tally into its paragraph and leaves the others untouched', () => {
    const before = start();
    const after = apply(before, tally(1, [2, 0, 0, 1]));
    expect(paragraph(after, 20)).toMatchObject({ seen: 1 });
    expect(paragraph(after, 20)?.tallies).toEqual([
      { round: 1, question: 'overall', version: 1, counts: [2, 0, 0, 1], state: 'contested' },
    ]);
    expect(paragraph(after, 10)).toBe(paragraph(before, 10));
    expect(counts(before, 20)).toEqual([]);
  });

  it('does not go back to an older tally', () => {
    const after = [tally(5, [3, 0, 0, 0]), tally(4, [9, 9, 9, 9])].reduce(apply, start());
    expect(counts(after, 20)).toEqual([[3, 0, 0, 0]]);
  });

  it('keeps comments in the order of their ids, whatever order they come in', () => {
    const after = [comment(3), comment(1), comment(2)].reduce(apply, start());
    expect(paragraph(after, 20)?.comments.map((c) => c.id)).toEqual([1, 2, 3]);
  });

  it('replaces a comment that was edited or deleted', () => {
    const after = [comment(1), comment(2), comment(1, null)].reduce(apply, start());
    expect(paragraph(after, 20)?.comments.map((c) => c.text)).toEqual([null, 'So?']);
  });

  it('resolves and reopens a thread', () => {
    const by = { by: 'ann', at: '2026-01-01T00:00:00.000Z' };
    const resolved = [thread, { ...thread, resolved: by } as Entry].reduce(apply, start());
    expect(paragraph(resolved, 20)?.threads).toEqual([{ id: 1, selector: null, assigned: null, resolved: by }]);
    expect(paragraph(apply(resolved, thread), 20)?.threads[0]?.resolved).toBeNull();
  });

  it('seats people, moves them, and lets them leave', () => {
    const on20 = apply(start(), { type: 'here', by: 'ann', paragraph: 20 });
    const on30 = apply(on20, { type: 'here', by: 'ann', paragraph: 30 });
    expect([...on30.here]).toEqual([['ann', 30]]);
    expect(apply(on30, { type: 'here', by: 'ann', paragraph: null, gone: true }).here.size).toBe(0);
  });

  it('takes the title and how many may judge', () => {
    const after = oneOfEach.reduce(apply, start());
    expect(after).toMatchObject({ title: 'Final', eligible: 7 });
  });

  it('keeps the tallies of several rounds and questions apart', () => {
    const tallies = [{ question: 'accuracy' }, { question: 'clarity' }, { round: 2, question: 'accuracy' }];
    const after = tallies.map((of, i) => some.tally(20, i + 1, [i, 0, 0, 0], of)).reduce(apply, start());
    expect(counts(after, 20)).toEqual([
      [0, 0, 0, 0],
      [1, 0, 0, 0],
      [2, 0, 0, 0],
    ]);
  });

  it('takes turnout without a tally, so that nothing hidden is made up', () => {
    const after = apply(start(), { type: 'turnout', paragraph: 20, version: 3, judged: 2 });
    expect(paragraph(after, 20)).toMatchObject({ turnout: { judged: 2, who: null }, tallies: [], seen: 3 });
    expect(apply(after, { type: 'turnout', paragraph: 20, version: 2, judged: 9 })).toEqual(after);
  });

  it('begins the turnout anew when a round opens, only where it covers', () => {
    const judged: Entry = { type: 'turnout', paragraph: 20, version: 3, judged: 2 };
    const own = [judged, { type: 'round', round: some.round(2, { paragraph: 10 }) } as Entry].reduce(apply, start());
    expect(paragraph(own, 20)?.turnout?.judged).toBe(2);
    const all = apply(own, { type: 'round', round: some.round(3) });
    expect(paragraph(all, 20)?.turnout).toBeNull();
    expect(all.rounds.map((r) => r.number)).toEqual([1, 2, 3]);
  });

  it('remembers whether the reader may judge when a round that says nothing of it closes', () => {
    const mine = apply(start(), { type: 'round', round: some.round(2, { youAreEligible: false }) });
    const closed = apply(mine, { type: 'round', round: some.round(2, { closedAt: '2026-01-02T00:00:00.000Z' }) });
    expect(closed.rounds[1]).toMatchObject({ youAreEligible: false, closedAt: '2026-01-02T00:00:00.000Z' });
  });

  it('lets people recuse and come back', () => {
    const out: Entry = { type: 'recusal', by: 'bob', paragraph: null, withdrawn: false };
    expect(apply(start(), out).recusals).toEqual([{ by: 'bob', paragraph: null, reason: null }]);
    expect([out, { ...out, withdrawn: true } as Entry].reduce(apply, start()).recusals).toEqual([]);
  });

  it('counts people where nobody may know who they are', () => {
    const named = apply(start(), { type: 'here', by: 'ann', paragraph: 20 });
    expect(apply(named, { type: 'present', present: 5 })).toMatchObject({ present: 5, here: new Map() });
  });

  it('changes nothing when every entry comes twice', () => {
    const once = oneOfEach.reduce(apply, start());
    expect(oneOfEach.reduce(apply, once)).toEqual(once);
  });

  it('passes over a paragraph this revision does not have', () => {
    const before = start();
    expect(apply(before, { ...tally(1, [1, 0, 0, 0]), paragraph: 99 } as Entry)).toBe(before);
  });

  it('refuses an entry it does not know rather than showing a wrong view', () => {
    expect(() => apply(start(), { type: 'surprise' } as unknown as Entry)).toThrow('surprise');
  });
});

describe('fromSnapshot', () => {
  const snapshot: Snapshot = {
    document: 'd',
    epoch: 'e',
    sequence: 9,
    title: 'Kept',
    eligible: 4,
    paragraphs: [
      {
        id: 30,
        version: 2,
        tallies: [{ round: 1, counts: [1, 0, 0, 0], state: 'no-quorum' }],
        threads: [],
        comments: [],
      },
    ],
    here: [{ by: 'ann', paragraph: 10 }],
  };

  it('replaces everything, also what the snapshot does not name', () => {
    const after = fromSnapshot(oneOfEach.reduce(apply, start()), snapshot);
    expect(paragraph(after, 20)).toMatchObject({ tallies: [], comments: [], seen: 0 });
    expect(paragraph(after, 30)).toMatchObject({ tallies: [{ round: 1, counts: [1, 0, 0, 0] }], seen: 2 });
    expect([...after.here]).toEqual([['ann', 10]]);
    expect(after).toMatchObject({ title: 'Kept', eligible: 4 });
  });
});
