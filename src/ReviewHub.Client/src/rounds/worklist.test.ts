import { describe, expect, it } from 'vitest';
import { some } from '../live/some';
import { DocumentStore } from '../live/store';
import type { Comment, Entry } from '../wire';
import { type Waiting, worklistOf } from './worklist';

const isMe = (person: string): boolean => person === 'me';
const thread = (terms: object = {}): Entry => {
  return { type: 'thread', paragraph: 2, version: 1, id: 1, selector: null, resolved: null, ...terms };
};
const comment = (id: number, terms: Partial<Comment>): Entry => {
  return { type: 'comment', paragraph: 2, version: id, ...some.comment(id, terms) };
};
const list = (entries: Entry[], stale: number[] = []) => {
  const store = new DocumentStore(some.document());
  store.setOwn({ own: { 1: { overall: 'accept' } } });
  store.applyEntries(entries);
  const found = worklistOf(store.rows, store.self.value, isMe, new Set(stale));
  return Object.fromEntries(
    Object.entries(found).map(([name, items]) => [name, items.map((w: Waiting) => w.position)]),
  );
};

describe('the worklist', () => {
  it('holds what is not judged, disputed and judged in an earlier text', () => {
    expect(list([some.tally(3, 1, [1, 0, 1, 0])], [1])).toMatchObject({ notJudged: [1, 2], disputed: [2], stale: [0] });
  });

  it('holds nothing to judge once the round is closed', () => {
    const closed: Entry = { type: 'round', round: some.round(1, { closedAt: '2026-01-02T00:00:00.000Z' }) };
    expect(list([closed])).toMatchObject({ notJudged: [] });
  });

  it('holds a mention until one has answered it', () => {
    const called = [thread(), comment(1, { mentions: ['me'] })];
    expect(list(called)).toMatchObject({ mentioned: [1] });
    expect(list([...called, comment(2, { by: 'me' })])).toMatchObject({ mentioned: [] });
    const thanked = comment(1, { mentions: ['me'], reactions: [{ key: 'thanks', by: ['me'] }] });
    expect(list([...called, thanked])).toMatchObject({ mentioned: [] });
    const again = [...called, comment(2, { by: 'me' }), comment(3, { mentions: ['me'] })];
    expect(list(again)).toMatchObject({ mentioned: [1] });
  });

  it('holds the threads one is to see to, until they are resolved', () => {
    const resolved = { by: 'ann', at: '' };
    expect(list([thread({ assigned: 'me' })])).toMatchObject({ waiting: [1] });
    expect(list([thread({ assigned: 'me', resolved })])).toMatchObject({ waiting: [] });
    expect(list([thread({ assigned: 'ann' })])).toMatchObject({ waiting: [] });
  });
});
