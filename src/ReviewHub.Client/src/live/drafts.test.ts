// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { type Place, dropDraft, readDraft, returnToDraft, writeDraft } from './drafts';

const place: Place = { person: 'ann', document: 'doc', paragraph: 4, at: 'new' };
const reply: Place = { ...place, at: 'reply-7' };
const selector = { exact: 'words', prefix: 'some ', suffix: '.' };

describe('drafts', () => {
  beforeEach(() => localStorage.clear());

  it('come back as they were left, with what they are about', () => {
    writeDraft(localStorage, place, { text: 'Hm, ', selector });
    expect(readDraft(localStorage, place)).toEqual({ text: 'Hm, ', selector });
  });

  it('are their writer’s alone, whoever sits at the browser next', () => {
    writeDraft(localStorage, place, { text: 'between me and me', selector: null });
    expect(readDraft(localStorage, { ...place, person: 'ben' })).toBeNull();
    expect(readDraft(localStorage, place)?.text).toBe('between me and me');
  });

  it('are kept apart by place', () => {
    writeDraft(localStorage, place, { text: 'thread', selector: null });
    writeDraft(localStorage, reply, { text: 'reply', selector: null });
    dropDraft(localStorage, place);
    expect(readDraft(localStorage, place)).toBeNull();
    expect(readDraft(localStorage, reply)?.text).toBe('reply');
  });

  it('that are empty are none', () => {
    writeDraft(localStorage, place, { text: 'x', selector: null });
    writeDraft(localStorage, place, { text: '  \n', selector: null });
    expect(localStorage.length).toBe(0);
  });

  it('take a refused text back', () => {
    returnToDraft(localStorage, place, { text: 'refused', selector });
    expect(readDraft(localStorage, place)).toEqual({ text: 'refused', selector });
  });

  it('lose nothing when something was typed since', () => {
    writeDraft(localStorage, place, { text: 'newer', selector: null });
    returnToDraft(localStorage, place, { text: 'refused', selector: null });
    expect(readDraft(localStorage, place)?.text).toBe('refused\n\nnewer');
  });

  it('that cannot be read do no harm', () => {
    localStorage.setItem('reviewhub:draft:ann:doc:4:new', '{"text":');
    expect(readDraft(localStorage, place)).toBeNull();
  });
});
