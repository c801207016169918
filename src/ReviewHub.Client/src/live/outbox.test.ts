// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Act } from './acts';
import { Outbox, type SendResult } from './outbox';
import { some } from './some';

/** A server by hand: answers as told, and notes in which order it was asked. */
class FakeServer {
  readonly sent: string[] = [];
  readonly log: string[] = [];
  answer: (act: Act) => SendResult = () => ({ type: 'done', receipt: some.receipt(1) });

  open(person = 'ann'): Outbox {
    return new Outbox(localStorage, person, {
      send: async (act) => {
        this.sent.push(act.command);
        return this.answer(act);
      },
      done: (act) => this.log.push(`done ${act.command}`),
      refused: (act, reason) => this.log.push(`refused ${act.command}: ${reason}`),
      pause: async (attempt) => void this.log.push(`pause ${attempt}`),
    });
  }
}

const lost = (): SendResult => ({ type: 'lost' });
const done = (): SendResult => ({ type: 'done', receipt: some.receipt(1) });

describe('Outbox', () => {
  let server: FakeServer;
  beforeEach(() => {
    localStorage.clear();
    server = new FakeServer();
  });

  it('sends one after the other, in order, and forgets what was answered', async () => {
    const outbox = server.open();
    ['a', 'bb', 'ccc'].forEach((command) => outbox.put(some.act(command)));
    await expect.poll(() => server.log).toEqual(['done a', 'done bb', 'done ccc']);
    expect(server.sent).toEqual(['a', 'bb', 'ccc']);
    expect(localStorage.length).toBe(0);
  });

  it('keeps acts while there is no connection and sends each once when there is one', async () => {
    server.answer = lost;
    const outbox = server.open();
    outbox.put(some.act('a'));
    outbox.put(some.act('bb'));
    await outbox.pump();
    expect(outbox.acts.map((act) => act.command)).toEqual(['a', 'bb']);

    server.sent.length = 0;
    server.answer = done;
    await outbox.pump();
    await outbox.pump();
    expect(server.sent).toEqual(['a', 'bb']);
  });

  it('outlives a reload, in the order of the acts', async () => {
    server.answer = lost;
    const before = server.open();
    ['a', 'bb', 'ccc'].forEach((command) => before.put(some.act(command)));

    server = new FakeServer();
    const after = server.open();
    expect(after.acts).toEqual(['a', 'bb', 'ccc'].map((command) => some.act(command)));
    await after.pump();
    expect(server.sent).toEqual(['a', 'bb', 'ccc']);
  });

  it('never sends what another person did here', async () => {
    server.answer = lost;
    server.open('ann').put(some.act('a'));
    server = new FakeServer();
    const bobs = server.open('bob');
    await bobs.pump();
    expect(server.sent).toEqual([]);
    expect(server.open('ann').acts).toHaveLength(1);
  });

  it('drops a refused act, says why, and goes on with the next', async () => {
    server.answer = (act) => (act.command === 'a' ? { type: 'refused', reason: 'Closed.' } : done());
    const outbox = server.open();
    outbox.put(some.act('a'));
    outbox.put(some.act('bb'));
    await expect.poll(() => server.log).toEqual(['refused a: Closed.', 'done bb']);
    expect(outbox.acts).toEqual([]);
  });

  it('tries again under the same command id, before any later act', async () => {
    let times = 0;
    server.answer = () => (++times <= 2 ? { type: 'again' } : done());
    const outbox = server.open();
    outbox.put(some.act('a'));
    outbox.put(some.act('bb'));
    await expect.poll(() => server.log).toEqual(['pause 1', 'pause 2', 'done a', 'done bb']);
    expect(server.sent).toEqual(['a', 'a', 'a', 'bb']);
  });

  it('gives up on an act the server can never take, so that later ones are not held up for ever', async () => {
    server.answer = (act) => (act.command === 'a' ? { type: 'again' } : done());
    const outbox = server.open();
    outbox.put(some.act('a'));
    outbox.put(some.act('bb'));
    await expect.poll(() => server.log.at(-1)).toBe('done bb');
    expect(server.log.some((line) => line.startsWith('refused a: '))).toBe(true);
  });

  it('says why it gave up, where the server has said', async () => {
    server.answer = () => ({ type: 'again', reason: 'This node is too old for it.' });
    server.open().put(some.act('a'));
    await expect
      .poll(() => server.log.at(-1))
      .toBe('refused a: This node is too old for it. Please try once more in a while.');
  });

  it('passes over storage it cannot read', () => {
    localStorage.setItem('reviewhub:outbox:ann:x', '{half');
    localStorage.setItem('unrelated', '1');
    expect(server.open().acts).toEqual([]);
  });
});
