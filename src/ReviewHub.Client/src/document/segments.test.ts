import { describe, expect, it } from 'vitest';
import { safeHref, segments, tableCells } from './segments';

describe('segments', () => {
  it('cuts where marks and quotes overlap, and loses no letter', () => {
    const text = '🐈 says hello';
    const cut = segments(text, [{ start: 2, end: 6, kind: 'strong' }], [{ start: 5, end: 13, thread: 3 }]);
    expect(cut.map((s) => s.text).join('')).toBe(text);
    expect(cut.find((s) => s.text === 'says')).toBeUndefined();
    expect(cut.map((s) => [s.text, s.marks.length, s.quotes])).toEqual([
      ['🐈 ', 0, []],
      ['sa', 1, []],
      ['ys', 1, [3]],
      [' hello', 0, [3]],
    ]);
  });

  it('stays within a cell', () => {
    const [, second] = tableCells('a\tbold\nc\td')[0] ?? [];
    expect(second && segments('a\tbold\nc\td', [{ start: 0, end: 9, kind: 'emphasis' }], [], second)).toMatchObject([
      { text: 'bold', marks: [{ kind: 'emphasis' }] },
    ]);
  });
});

describe('safeHref', () => {
  it('lets through only addresses that cannot run anything', () => {
    expect(safeHref('https://example.org')).toBe('https://example.org');
    expect(safeHref('mailto:a@example.org')).toBe('mailto:a@example.org');
    expect(['javascript:alert(1)', 'data:text/html,x', ' javascript:x', '/relative', null].map(safeHref)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
