import { effect } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { shownCounts, shownTurnout } from './view';
import { DocumentStore, type Row, hasJudged, shownStance } from './store';
import { some } from './some';

const tally = some.tally;
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
    store.addPending(some.act('a', some.taking('revise')));
    expect(shownStance(row)).toBe('revise');
    expect(shownCounts(row)).toEqual([0, 1, 0, 0]);
    expect(store.judged.value).toBe(1);
  });

  it('counts an own stance once, whichever of receipt and tally comes first', () => {
    const act = some.act('a', some.taking('accept'));
    const { store, row } = open();
    const seen: number[] = [];
    effect(() => void seen.push(shownCounts(row)?.[0] ?? 0));
    store.addPending(act);
    store.acknowledge(act, some.receipt(1));
    expect(row.pending.value).toHaveLength(1);
    store.applyEntries([tally(1, 1, [1, 0, 0, 0])]);
    expect(seen.slice(1).every((n) => n === 1)).toBe(true);
    expect(row.pending.value).toEqual([]);
    expect(row.own.value).toEqual({ overall: 'accept' });
  });

  it('moves the count when a stance changes, and takes it away when it is withdrawn', () => {
    const { store, row } = open();
    store.applyEntries([tally(1, 1, [1, 0, 0, 0])]);
    store.setOwn({ own: { 1: { overall: 'accept' } } });
    store.addPending(some.act('a', some.taking('reject')));
    expect(shownCounts(row)).toEqual([0, 0, 1, 0]);
    store.addPending(some.act('bb', { type: 'withdraw-stance', question: 'overall', round: 1 }));
    expect(shownCounts(row)).toEqual([0, 0, 0, 0]);
    expect(shownStance(row)).toBeNull();
  });

  it('undoes a refused act and says why beside the place', () => {
    const { store, row } = open();
    store.setOwn({ own: { 1: { overall: 'accept' } } });
    const act = some.act('a', some.taking('reject'));
    store.addPending(act);
    store.refuse(act, 'The round is closed.');
    expect(shownStance(row)).toBe('accept');
    expect(row.notice.value).toBe('The round is closed.');
  });

  it('keeps what the server said of the own stance until the pending acts are through', () => {
    const { store, row } = open();
    const act = some.act('a', some.taking('reject'));
    store.addPending(act);
    store.ownChanged(1, 'overall', 'revise', 1);
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

  it('counts a paragraph as judged once every question is answered', () => {
    const { store, row } = open();
    const {
      questions: [overall],
    } = some.round();
    const questions = ['accuracy', 'clarity'].map((key) => ({ ...overall!, key }));
    store.applyEntries([{ type: 'round', round: some.round(2, { questions }) }]);
    store.addPending(some.act('a', some.taking('accept', 'accuracy', 2)));
    expect([hasJudged(row), shownTurnout(row), store.judged.value]).toEqual([false, 0, 0]);
    store.addPending(some.act('bb', some.taking('reject', 'clarity', 2)));
    expect([hasJudged(row), shownTurnout(row), store.judged.value]).toEqual([true, 1, 1]);
    expect(shownStance(row, 'clarity')).toBe('reject');
  });

  it('makes up no counts for what is hidden', () => {
    const { store, row } = open();
    store.applyEntries([{ type: 'round', round: some.round(2, { visibility: 'blind-until-closed' }) }]);
    store.addPending(some.act('a', some.taking('accept', 'overall', 2)));
    expect(shownCounts(row)).toBeNull();
    store.applyEntries([tally(1, 1, [3, 0, 0, 0], { round: 2 })]);
    expect(shownCounts(row)).toEqual([4, 0, 0, 0]);
  });

  it('shows counts no longer once the answer that opened them is taken back', () => {
    const { store, row } = open();
    store.applyEntries([{ type: 'round', round: some.round(2, { visibility: 'blind-until-voted' }) }]);
    store.ownChanged(1, 'overall', 'accept', 2);
    store.applyEntries([tally(1, 1, [3, 0, 0, 0], { round: 2 })]);
    expect(shownCounts(row)).toEqual([3, 0, 0, 0]);
    store.ownChanged(1, 'overall', null, 2);
    expect(shownCounts(row)).toBeNull();
  });

  it('keeps counts that came while an answer to another question was still under way', () => {
    const { store, row } = open();
    const {
      questions: [overall],
    } = some.round();
    const questions = ['accuracy', 'clarity'].map((key) => ({ ...overall!, key }));
    store.applyEntries([{ type: 'round', round: some.round(2, { visibility: 'blind-until-voted', questions }) }]);
    const acts = [
      some.act('a', some.taking('accept', 'accuracy', 2)),
      some.act('bb', some.taking('accept', 'clarity', 2)),
    ];
    for (const act of acts) store.addPending(act);
    store.applyEntries([tally(1, 2, [3, 0, 0, 0], { round: 2, question: 'accuracy' })]);
    store.acknowledge(acts[0]!, some.receipt(1));
    expect(shownCounts(row)).toEqual([3, 0, 0, 0]);
  });

  it('turns own answers into earlier ones when a round opens, and an act meant for the last one says nothing', () => {
    const { store, row } = open();
    store.setOwn({ own: { 1: { overall: 'accept' } } });
    store.addPending(some.act('a', some.taking('reject')));
    store.applyEntries([{ type: 'round', round: some.round(2) }]);
    expect(row.past.value?.answers).toEqual({ overall: 'accept' });
    expect(shownStance(row)).toBeNull();
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
