// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { some } from '../live/some';
import { DocumentStore } from '../live/store';
import { isNews, leftToJudge, putAway } from './reminder';

const at = (minute: number): string => `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z`;

describe('a reminder', () => {
  beforeEach(() => localStorage.clear());

  it('shows until it is put away, and a later one shows again', () => {
    expect([isNews('doc', null), isNews('doc', at(5))]).toEqual([false, true]);
    putAway('doc', new Date(at(6)));
    expect([isNews('doc', at(5)), isNews('doc', at(7)), isNews('other', at(5))]).toEqual([false, true, true]);
  });

  it('counts what is left to judge, without what one has recused oneself from', () => {
    const store = new DocumentStore(some.document(4));
    store.setOwn({ own: { 1: { overall: 'accept' } } });
    expect(leftToJudge(store.rows, { id: 'me', pseudonyms: {}, eligible: [1], recused: [2] })).toBe(2);
  });
});
