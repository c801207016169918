import { describe, expect, it } from 'vitest';
import type { Entry, Snapshot } from '../wire';
import { type LiveState, apply, emptyState, fromSnapshot } from './apply';

const start = (): LiveState => emptyState('Draft', [10, 20, 30], 3);
const paragraph = (state: LiveState, id: number) => state.paragraphs[state.positions.get(id) ?? -1];
const tally = (version: number, counts: number[]): Entry => ({
  type: 'tally',
  round: 1,
  paragraph: 20,
  version,
  counts,
  state: 'contested',
});
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
  mentions: [],
  reactions: [],
});
const thread: Entry = {
  type: 'thread',
  paragraph: 20,
  version: 1,
  id: 1,
  selector: null,
  assigned: null,
  resolved: null,
};
const note: Entry = {
  type: 'note',
  paragraph: 20,
  version: 5,
  round: 1,
  by: 'ann',
  at: '2026-01-01T00:00:00.000Z',
  text: 'No.',
  redacted: false,
};
const oneOfEach: Entry[] = [
  tally(4, [1, 0, 2, 0]),
  thread,
  comment(1),
  { type: 'here', by: 'ann', paragraph: 20 },
  { type: 'eligible', eligible: 7 },
  { type: 'title', title: 'Final' },
];

describe('apply', () => {
  it('takes a tally into its paragraph and leaves the others untouched', () => {
    const before = start();
    const after = apply(before, tally(1, [2, 0, 0, 1]));
    expect(paragraph(after, 20)).toMatchObject({ counts: [2, 0, 0, 1], state: 'contested', seen: 1 });
    expect(paragraph(after, 10)).toBe(paragraph(before, 10));
    expect(paragraph(before, 20)?.counts).toEqual([0, 0, 0, 0]);
  });

  it('does not go back to an older tally', () => {
    const after = [tally(5, [3, 0, 0, 0]), tally(4, [9, 9, 9, 9])].reduce(apply, start());
    expect(paragraph(after, 20)?.counts).toEqual([3, 0, 0, 0]);
  });

  it('keeps comments in the order of their ids, whatever order they come in', () => {
    const after = [comment(3), comment(1), comment(2)].reduce(apply, start());
    expect(paragraph(after, 20)?.comments.map((c) => c.id)).toEqual([1, 2, 3]);
  });

  it('replaces a comment that was edited or deleted', () => {
    const after = [comment(1), comment(2), comment(1, null)].reduce(apply, start());
    expect(paragraph(after, 20)?.comments.map((c) => c.text)).toEqual([null, 'So?']);
  });

  it('has one note of each reviewer and round', () => {
    const after = [note, { ...note, text: 'Never.' } as Entry, { ...note, round: 2 } as Entry].reduce(apply, start());
    expect(paragraph(after, 20)?.notes.map((n) => [n.round, n.text])).toEqual([
      [1, 'Never.'],
      [2, 'No.'],
    ]);
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
        notes: [],
      },
    ],
    here: [{ by: 'ann', paragraph: 10 }],
    rounds: [],
    recusals: [],
  };

  it('replaces everything, also what the snapshot does not name', () => {
    const after = fromSnapshot(oneOfEach.reduce(apply, start()), snapshot);
    expect(paragraph(after, 20)).toMatchObject({ counts: [0, 0, 0, 0], comments: [], seen: 0 });
    expect(paragraph(after, 30)).toMatchObject({ counts: [1, 0, 0, 0], seen: 2 });
    expect([...after.here]).toEqual([['ann', 10]]);
    expect(after).toMatchObject({ title: 'Kept', eligible: 4 });
  });
});
