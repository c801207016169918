import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { apply, emptyState, fromSnapshot } from './live/apply';
import type { Own } from './live/connection';
import type { Batch, Heartbeat, Mentioned, Place, Receipt, Reminded, WatchReply } from './wire';

/** What the server really sends: the file its own tests approve. */
const wire = JSON.parse(readFileSync(new URL('../../../tests/wire.json', import.meta.url), 'utf8')) as {
  watchReply: WatchReply;
  batch: Batch;
  receipt: Receipt;
};

const empty = () => emptyState('', [1, 2]);
const holes = (value: unknown): boolean =>
  value === undefined ||
  (typeof value === 'object' && value !== null && Object.values(value as object).some((inner) => holes(inner)));

test('a snapshot fills the view without a hole', () => {
  const state = fromSnapshot(empty(), wire.watchReply.snapshot!);

  expect(holes(state.paragraphs)).toBe(false);
  expect(state).toMatchObject({ title: 'A title', eligible: 3 });
  expect(state.paragraphs[0]).toMatchObject({ seen: 7 });
  expect(state.paragraphs[0]!.tallies).toMatchObject([{ counts: [3, 0, 0, 0], state: 'consensus-for', version: 7 }]);
  expect(state.paragraphs[0]!.comments.map((c) => c.text)).toEqual(['Why?', null]);
  expect(state.paragraphs[1]!.tallies).toEqual([]);
});

test('a batch with one of each entry is understood whole', () => {
  const state = wire.batch.entries.reduce(apply, fromSnapshot(empty(), wire.watchReply.snapshot!));
  const [, second] = state.paragraphs;

  expect(holes(state.paragraphs)).toBe(false);
  expect(second!.tallies.map((t) => [t.round, t.question])).toEqual([
    [1, 'overall'],
    [1, 'clarity'],
  ]);
  expect(second!.tallies[0]).toMatchObject({ counts: [1, 0, 2, 1], state: 'contested' });
  expect(second!).toMatchObject({ turnout: { judged: 40, who: null } });
  expect(state.rounds.map((r) => [r.number, r.paragraph, r.closedAt !== null])).toEqual([
    [1, null, true],
    [2, 2, false],
  ]);
  expect(state.recusals).toMatchObject([{ paragraph: 2 }]);
  expect(second!.threads.map((t) => [t.id, t.selector?.exact ?? null, t.resolved !== null])).toEqual([
    [1, 'quoted', true],
    [3, null, false],
  ]);
  expect(second!.comments.map((c) => c.text)).toEqual(['Why?', null, null]);
  expect(state).toMatchObject({ title: 'Another title', eligible: 4 });
  expect(state.here.size).toBe(0);
});

test('own stances and receipts come under the names the page reads', () => {
  expect(wire.watchReply.own).toEqual({ 1: { overall: 'accept' } });
  expect(wire.watchReply.me).toMatchObject({ eligible: [1, 2], recused: [null, 2] });
  expect(wire.watchReply.seen).toMatchObject([{ paragraph: 2, round: 1 }]);
  expect(wire.receipt).toMatchObject({ version: 8, comment: 3 });
});

test('what goes to one page alone comes under the names it reads', () => {
  const [document, by] = ['dddddddd000040008000000000000001', 'aaaaaaaa000040008000000000000001'];
  const read: { heartbeat: Heartbeat; own: Own; mentioned: Mentioned; reminded: Reminded; betterAt: Place } = {
    heartbeat: { document, epoch: 'eeeeeeee-0000-4000-8000-000000000001', sequence: 10 },
    own: { document, paragraph: 1, round: 1, question: 'overall', stance: null },
    mentioned: { document, paragraph: 2, comment: 1, by },
    reminded: { document, round: 1, by, left: 12 },
    betterAt: { document, node: 'node2', within: 4000 },
  };
  expect(wire).toMatchObject(read);
});
