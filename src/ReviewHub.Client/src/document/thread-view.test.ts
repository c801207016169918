import { describe, expect, it } from 'vitest';
import { untouched } from '../live/apply';
import { some } from '../live/some';
import { openComments, threadViews, tombstone } from './thread-view';

const comment = (id: number, text: string | null = 'So?') => some.comment(id, { text });
const live = {
  ...untouched(1),
  threads: [{ id: 1, selector: null, resolved: null }],
  comments: [comment(1, null), comment(2), comment(3)],
};
const pending = (...bodies: Parameters<typeof some.act>[1][]) =>
  bodies.map((body, i) => ({ act: some.act('x'.repeat(i + 1), body), receipt: null }));

describe('threadViews', () => {
  it('keeps the replies of a deleted comment in their place', () => {
    const [thread] = threadViews(live, [], 'me');
    expect(thread?.comments.map((c) => c.text)).toEqual([null, 'So?', 'So?']);
    expect(openComments(threadViews(live, [], 'me'))).toBe(2);
  });

  it('lays own acts that are still on their way over what is known', () => {
    const [first, second] = threadViews(
      live,
      pending(
        { type: 'reply', thread: 1, text: 'Mine', mentions: [] },
        { type: 'edit-comment', comment: 2, text: 'Better', mentions: [] },
        { type: 'resolve-thread', thread: 1, kind: 'answered', outcome: null },
        { type: 'start-thread', text: 'New', selector: null, mentions: [] },
      ),
      'me',
    );
    expect(first?.comments.map((c) => [c.text, c.pending])).toEqual([
      [null, false],
      ['Better', true],
      ['So?', false],
      ['Mine', true],
    ]);
    expect(first?.resolved).toMatchObject({ by: 'me', kind: 'answered' });
    expect(second).toMatchObject({ id: null, pending: true });
  });

  it("lays one's own reactions and assignment over what others said", () => {
    const reacted = { ...live, comments: [some.comment(2, { reactions: [{ key: 'agree', by: ['ann', 'me'] }] })] };
    const [thread] = threadViews(
      reacted,
      pending(
        { type: 'react', comment: 2, reaction: 'agree', on: false },
        { type: 'react', comment: 2, reaction: 'thanks', on: true },
        { type: 'assign-thread', thread: 1, person: 'bob' },
      ),
      'me',
    );
    expect(thread?.assigned).toBe('bob');
    expect(thread?.comments[0]?.reactions).toEqual([
      { key: 'agree', by: ['ann'] },
      { key: 'thanks', by: ['me'] },
    ]);
  });

  it("shows one's own redaction before the server has answered, also of what was deleted", () => {
    const [thread] = threadViews(
      live,
      pending(
        { type: 'redact-comment', comment: 1, reason: null },
        { type: 'redact-comment', comment: 2, reason: 'Why' },
      ),
      'me',
    );
    expect(thread?.comments.map((c) => [c.text, tombstone(c)])).toEqual([
      [null, 'Redacted by a chair'],
      [null, 'Redacted by a chair'],
      ['So?', 'deleted'],
    ]);
  });

  it('leaves out what waits to be shown', () => {
    const [thread] = threadViews(live, [], 'me', (id) => id === 3);
    expect(thread?.comments.map((c) => c.id)).toEqual([1, 2]);
  });
});
