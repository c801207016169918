import { describe, expect, it } from 'vitest';
import { find } from './find';

const paragraphs = [
  { position: 0, text: 'The Arctic is warming.', comments: [{ text: 'arctic, surely?' }, { text: null }] },
  { position: 1, text: 'Nothing here.', comments: [] },
];

describe('find', () => {
  it('looks in text and comments without minding case', () => {
    expect(find('ARCTIC', paragraphs).map((f) => [f.position, f.where, f.match])).toEqual([
      [0, 'text', 'Arctic'],
      [0, 'comment', 'arctic'],
    ]);
  });

  it('finds nothing for nothing', () => {
    expect(find('  ', paragraphs)).toEqual([]);
  });
});
