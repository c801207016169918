import { describe, expect, it } from 'vitest';
import { ApiError } from '../api';
import type { Figures } from '../wire';
import { FiguresFeed } from './feed';
import { someFigures } from './some';

/** A server and a clock by hand. */
function open() {
  const tags: (string | null)[] = [];
  const waiting: { resolve: (answer: { value: Figures; tag: string } | null) => void; reject: (e: unknown) => void }[] =
    [];
  const timers = new Set<{ at: number; act: () => void }>();
  const world = { now: 0, hidden: false, signedOut: 0 };
  const feed = new FiguresFeed({
    ask: (tag) => {
      tags.push(tag);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    now: () => world.now,
    later: (act, milliseconds) => {
      const timer = { at: world.now + milliseconds, act };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    hidden: () => world.hidden,
    signedOut: () => world.signedOut++,
  });
  const pass = (milliseconds: number): void => {
    world.now += milliseconds;
    for (const timer of [...timers]) if (timer.at <= world.now && timers.delete(timer)) timer.act();
  };
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  const answer = async (tag: string | null, moment = 1, mapMoment = moment): Promise<void> => {
    waiting.shift()?.resolve(tag === null ? null : { value: { ...someFigures(), moment, mapMoment }, tag });
    await settled();
  };
  const fail = async (error: unknown): Promise<void> => {
    waiting.shift()?.reject(error);
    await settled();
  };
  return { feed, tags, timers, world, pass, answer, fail };
}

describe('FiguresFeed', () => {
  it('asks at once, and then as often as it is answered, however much moves', async () => {
    const { feed, tags, pass, answer } = open();
    feed.stir();
    await answer('"1"');
    for (let i = 0; i < 50; i++) feed.stir();
    expect(tags).toEqual([null]);
    pass(249);
    expect(tags).toHaveLength(1);
    pass(1);
    expect(tags).toEqual([null, '"1"']);
    pass(5_000);
    expect(tags).toHaveLength(2);
    feed.stir();
    await answer('"2"');
    expect(tags).toEqual([null, '"1"', '"2"']);
  });

  it('asks once more after what came at once, since it may be older than the batch, and then is silent', async () => {
    const { feed, tags, pass, answer } = open();
    feed.stir();
    await answer('"1"');
    pass(250);
    expect(tags).toHaveLength(2);
    await answer(null);
    pass(10_000);
    expect(tags).toHaveLength(2);
    feed.stir();
    await answer('"2"');
    pass(10_000);
    expect(tags).toEqual([null, '"1"', '"1"']);
  });

  it('asks until the map is as new as the rest', async () => {
    const { feed, tags, pass, answer } = open();
    feed.stir();
    await answer('"1"', 1);
    pass(250);
    await answer('"2"', 2, 1);
    pass(250);
    await answer(null);
    pass(250);
    await answer('"3"', 2, 2);
    pass(10_000);
    expect(tags).toEqual([null, '"1"', '"2"', '"2"']);
  });

  it('asks afresh when another question is asked for, and drops an answer to the one before', async () => {
    const { feed, tags, pass, answer } = open();
    feed.stir();
    await answer('"1"', 1);
    pass(250);
    feed.turn();
    await answer('"2"', 2);
    expect(feed.figures.value?.moment).toBe(1);
    pass(250);
    await answer('"3"', 3);
    expect([tags, feed.figures.value?.moment]).toEqual([[null, '"1"', null], 3]);
  });

  it('keeps what it has when nothing moved', async () => {
    const { feed, pass, answer } = open();
    feed.stir();
    await answer('"1"', 7);
    feed.stir();
    pass(1_000);
    await answer(null);
    expect(feed.figures.value?.moment).toBe(7);
  });

  it('is silent while nobody looks and catches up when somebody does', async () => {
    const { feed, tags, world, pass, answer } = open();
    feed.stir();
    await answer('"1"');
    world.hidden = true;
    feed.stir();
    pass(60_000);
    expect(tags).toHaveLength(1);
    world.hidden = false;
    feed.stir(false);
    expect(tags).toHaveLength(2);
  });

  it('says what failed, keeps the last figures and tries again', async () => {
    const { feed, tags, pass, answer, fail } = open();
    feed.stir();
    await answer('"1"', 3);
    feed.stir();
    pass(1_000);
    await fail(new ApiError(503, 'Resting.'));
    expect([feed.problem.value, feed.figures.value?.moment]).toEqual(['Resting.', 3]);
    pass(5_000);
    expect(tags).toHaveLength(3);
    await answer('"2"', 4);
    expect([feed.problem.value, feed.figures.value?.moment]).toEqual([null, 4]);
  });

  it('leads to the door when the session has ended', async () => {
    const { feed, tags, timers, world, fail } = open();
    feed.stir();
    await fail(new ApiError(401, ''));
    expect([world.signedOut, tags.length, timers.size]).toEqual([1, 1, 0]);
  });

  it('asks no more once it is left', async () => {
    const { feed, tags, timers, pass, answer } = open();
    feed.stir();
    await answer('"1"');
    feed.stir();
    feed.stop();
    pass(5_000);
    expect([tags.length, timers.size]).toEqual([1, 0]);
  });
});
