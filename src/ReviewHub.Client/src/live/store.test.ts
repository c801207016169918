import { effect } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../wire';
import { DocumentStore, type Row, shownCounts, shownStance } from './store';
import { some } from './some';

const keys = ['accept', 'revise', 'reject', 'abstain'];
const tally = (paragraph: number, version: number, counts: number[]): Entry => ({
  type: 'tally',
  round: 1,
  paragraph,
  version,
  counts,
  state: 'contested',
});
const open = (): { store: DocumentStore; row: Row } => {
  const store = new DocumentStore(some.document());
  return { store, row: store.rows[0] as Row };
};

describe('DocumentStore', () => {
  it('redraws only the rows a batch touches', () => {
    const { store } = open();
    const drawn = store.rows.map(() => 0);
    store.rows.forEach((row, i) => effect(() => (void row.live.value, void (drawn[i] = (drawn[i] ?? 0) + 1))));
    store.applyEntries([tally(2, 1, [1, 0, 0, 0]), tally(2, 2, [2, 0, 0, 0])]);
    expect(drawn).toEqual([1, 2, 1]);
  });

  it('shows an own stance at once, in the buttons and in the counts', () => {
    const { store, row } = open();
    store.addPending(some.act('a', { type: 'take-stance', stance: 'revise' }));
    expect(shownStance(row)).toBe('revise');
    expect(shownCounts(row, keys)).toEqual([0, 1, 0, 0]);
    expect(store.judged.value).toBe(1);
  });

  it('counts an own stance once, whichever of receipt and tally comes first', () => {
    const act = some.act('a', { type: 'take-stance', stance: 'accept' });
    const { store, row } = open();
    const seen: number[] = [];
    effect(() => void seen.push(shownCounts(row, keys)[0] ?? 0));
    store.addPending(act);
    store.acknowledge(act, some.receipt(1));
    expect(row.pending.value).toHaveLength(1);
    store.applyEntries([tally(1, 1, [1, 0, 0, 0])]);
    expect(seen.slice(1).every((n) => n === 1)).toBe(true);
    expect(row.pending.value).toEqual([]);
    expect(row.own.value).toBe('accept');
  });

  it('moves the count when a stance changes, and takes it away when it is withdrawn', () => {
    const { store, row } = open();
    store.applyEntries([tally(1, 1, [1, 0, 0, 0])]);
    store.setOwn({ 1: { overall: 'accept' } });
    store.addPending(some.act('a', { type: 'take-stance', stance: 'reject' }));
    expect(shownCounts(row, keys)).toEqual([0, 0, 1, 0]);
    store.addPending(some.act('bb', { type: 'withdraw-stance' }));
    expect(shownCounts(row, keys)).toEqual([0, 0, 0, 0]);
    expect(shownStance(row)).toBeNull();
  });

  it('undoes a refused act and says why beside the place', () => {
    const { store, row } = open();
    store.setOwn({ 1: { overall: 'accept' } });
    const act = some.act('a', { type: 'take-stance', stance: 'reject' });
    store.addPending(act);
    store.refuse(act, 'The round is closed.');
    expect(shownStance(row)).toBe('accept');
    expect(row.notice.value).toBe('The round is closed.');
  });

  it('keeps what the server said of the own stance until the pending acts are through', () => {
    const { store, row } = open();
    const act = some.act('a', { type: 'take-stance', stance: 'reject' });
    store.addPending(act);
    store.ownChanged(1, 'overall', 'revise');
    expect(shownStance(row)).toBe('reject');
    store.refuse(act, 'No.');
    expect(shownStance(row)).toBe('revise');
  });

  it('ends an answered act when the feed says there is nothing newer', () => {
    const { store, row } = open();
    const act = some.act('a');
    store.addPending(act);
    store.acknowledge(act, some.receipt(9));
    expect(row.pending.value).toHaveLength(1);
    store.settleAnswered();
    expect(row.pending.value).toEqual([]);
  });

  it('seats people on their paragraph and nowhere else', () => {
    const { store } = open();
    store.applyEntries([{ type: 'here', by: 'ann', paragraph: 1 }]);
    store.applyEntries([{ type: 'here', by: 'ann', paragraph: 3 }]);
    expect(store.rows.map((row) => row.people.value)).toEqual([[], [], ['ann']]);
  });

  it('applies a batch of 50 to 2,000 paragraphs well inside a frame', () => {
    const store = new DocumentStore(some.document(2_000));
    const spent = Array.from({ length: 9 }, (_, round) => {
      const batch = Array.from({ length: 50 }, (_, i) => tally(i * 40 + 1, round + 1, [round, 0, 0, 0]));
      const start = performance.now();
      store.applyEntries(batch);
      return performance.now() - start;
    });
    // The middle one: the first pays for compiling, and the machine may be busy during any one of them.
    expect(spent.toSorted((a, b) => a - b)[4]).toBeLessThan(8);
  });
});
