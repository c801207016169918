import { describe, expect, it } from 'vitest';
import type { Batch, TallyEntry, WatchReply } from '../wire';
import type { Cursor } from './cursor';
import { some } from './some';
import { DocumentStore } from './store';
import { Watcher } from './watcher';

const titled = (sequence: number, title: string, epoch = 'e'): Batch => ({
  document: 'doc',
  epoch,
  sequence,
  entries: [{ type: 'title', title }],
});

/** A feed by hand: each Watch is answered when the test says so. */
function open() {
  const store = new DocumentStore(some.document());
  const asked: (Cursor | null)[] = [];
  const answers: ((reply: WatchReply) => void)[] = [];
  const failures: unknown[] = [];
  const watcher = new Watcher(
    store,
    (resume) => {
      asked.push(resume);
      return new Promise((resolve) => answers.push(resolve));
    },
    (error) => failures.push(error),
  );
  const answer = async (reply: WatchReply): Promise<void> => {
    answers.shift()?.(reply);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { store, watcher, asked, answer, failures };
}

describe('Watcher', () => {
  it('starts from a snapshot and applies what follows on', async () => {
    const { store, watcher, asked, answer } = open();
    void watcher.watch();
    await answer(some.reply(5, { 2: { overall: 'accept' } }));
    watcher.batch(titled(6, 'six'));
    expect(asked).toEqual([null]);
    expect(store.title.value).toBe('six');
    expect(store.rows[1]?.own.value).toEqual({ overall: 'accept' });
  });

  it('asks again from where it stood when a batch is missing', async () => {
    const { store, watcher, asked, answer } = open();
    void watcher.watch();
    await answer(some.reply(5));
    watcher.batch(titled(7, 'seven'));
    expect(asked).toEqual([null, { epoch: 'e', sequence: 5 }]);
    expect(store.title.value).toBe('Draft');
    await answer({ snapshot: null, batches: [titled(6, 'six'), titled(7, 'seven')], own: {} });
    expect(store.title.value).toBe('seven');
  });

  it('lets batches wait while it asks, then takes those the reply had not', async () => {
    const { store, watcher, asked, answer } = open();
    void watcher.watch();
    watcher.batch(titled(5, 'five, already in the snapshot'));
    watcher.batch(titled(6, 'six'));
    await answer(some.reply(5));
    expect(store.title.value).toBe('six');
    expect(asked).toHaveLength(1);
  });

  it('finds a lost last batch by the heartbeat', async () => {
    const { watcher, asked, answer } = open();
    void watcher.watch();
    await answer(some.reply(5));
    watcher.heartbeat({ document: 'doc', epoch: 'e', sequence: 5 });
    expect(asked).toHaveLength(1);
    watcher.heartbeat({ document: 'doc', epoch: 'e', sequence: 6 });
    expect(asked).toHaveLength(2);
  });

  it('shows what only this reader may see, from the reply and from beside the batches', async () => {
    const { store, watcher, answer } = open();
    void watcher.watch();
    const seen = (version: number, n: number) => some.tally(1, version, [n, 0, 0, 0]) as TallyEntry;
    watcher.tallies({ document: 'doc', epoch: 'e', sequence: 6, entries: [seen(4, 2)] });
    await answer({
      ...some.reply(5),
      seen: [seen(3, 1)],
      me: { id: 'me', pseudonyms: {}, eligible: [1], recused: [2] },
    });
    expect(store.rows[0]?.live.value.tallies.map((t) => t.counts[0])).toEqual([2]);
    expect(store.self.value).toMatchObject({ eligible: [1], recused: [2] });
    watcher.tallies({ document: 'doc', epoch: 'another', sequence: 6, entries: [seen(9, 9)] });
    expect(store.rows[0]?.live.value.tallies[0]?.version).toBe(4);
  });

  it("takes one's own stance that overtakes a reply from before it", async () => {
    const { store, watcher, answer } = open();
    void watcher.watch();
    watcher.own({ document: 'doc', paragraph: 2, round: 1, question: 'overall', stance: 'reject' });
    await answer(some.reply(5, { 2: { overall: 'accept' } }));
    expect(store.rows[1]?.own.value).toEqual({ overall: 'reject' });
  });

  it('begins anew in another epoch', async () => {
    const { store, watcher, asked, answer } = open();
    void watcher.watch();
    await answer(some.reply(5));
    watcher.batch(titled(1, 'one', 'f'));
    await answer(some.reply(1, {}, 'f'));
    watcher.batch(titled(2, 'two', 'f'));
    expect(asked).toHaveLength(2);
    expect(store.title.value).toBe('two');
  });
});
