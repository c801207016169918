import { describe, expect, it } from 'vitest';
import { Announcer, type Change } from './announce';
import { type ParagraphLive, untouched } from './apply';

const was = (id: number): ParagraphLive => untouched(id, 3);
const comment = (id: number, by: string) => ({
  id,
  thread: 1,
  by,
  at: '',
  text: 'So?',
  editedAt: null,
  redacted: false,
  mentions: [],
  reactions: [],
});
const change = (id: number, counts: number[], by: string[] = []): Change => ({
  before: was(id),
  after: { ...was(id), counts, comments: by.map((who, i) => comment(i + 1, who)) },
});
const open = () => new Announcer('me', (id) => id);
const notMine = () => false;

describe('Announcer', () => {
  it('says one sentence for a burst', () => {
    const announcer = open();
    announcer.hear([change(12, [2, 0, 0, 0])], notMine);
    announcer.hear([change(12, [1, 0, 0, 0], ['ann'])], notMine);
    expect(announcer.speak()).toBe('3 votes and 1 comment on paragraph 12');
    expect(announcer.speak()).toBeNull();
  });

  it('says nothing of what one did oneself', () => {
    const announcer = open();
    announcer.hear([change(12, [1, 0, 0, 0], ['me'])], () => true);
    expect(announcer.speak()).toBeNull();
  });

  it('counts a changed mind as one vote', () => {
    const announcer = open();
    const before = { ...was(3), counts: [1, 0, 0, 0] };
    announcer.hear([{ before, after: { ...before, counts: [0, 0, 1, 0] } }], notMine);
    expect(announcer.speak()).toBe('1 vote on paragraph 3');
  });

  it('sums up when the burst is spread wide', () => {
    const announcer = open();
    announcer.hear(
      [1, 2, 3, 4].map((id) => change(id, [1, 0, 0, 0])),
      notMine,
    );
    expect(announcer.speak()).toBe('4 votes on 4 paragraphs');
  });
});
