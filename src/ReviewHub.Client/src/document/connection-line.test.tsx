// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConnectionWord } from '../live/connection';
import { ConnectionLine } from './connection-line';
import type { Review } from './review';

const place = document.body.appendChild(document.createElement('div'));

function line(word: ConnectionWord, behind: string | null): string {
  const connection = { word: signal(word), heardAt: signal(Date.now() - 90_000) };
  render(<ConnectionLine review={{ connection, behind: signal(behind) } as unknown as Review} />, place);
  return place.textContent ?? '';
}

describe('the connection line', () => {
  afterEach(() => render(null, place));

  it('is one word while all is well', () => expect(line('live', null)).toBe('live'));

  it('says in the words of the server what it waits for', () =>
    expect(line('live', 'This node is too old for it.')).toBe('waiting · This node is too old for it.'));

  it('says how old the view is while there is no connection, whatever was before', () =>
    expect(line('reconnecting', 'This node is too old for it.')).toMatch(/^reconnecting · /));
});
