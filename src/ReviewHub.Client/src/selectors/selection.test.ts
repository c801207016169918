// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { selectedQuote } from './selection';

const texts = new Map([
  [7, 'One 🐈 two three'],
  [8, 'a\tb\nc\tdeep'],
]);

function select(from: Node, start: number, to: Node, end: number): ReturnType<typeof selectedQuote> {
  const range = document.createRange();
  range.setStart(from, start);
  range.setEnd(to, end);
  const selection = { isCollapsed: range.collapsed, rangeCount: 1, getRangeAt: () => range };
  return selectedQuote(selection as unknown as Selection, (id) => texts.get(id));
}

const node = (query: string): Node => document.querySelector(query)?.firstChild as Node;

describe('selectedQuote', () => {
  beforeEach(() => {
    document.body.innerHTML = `
      <div data-paragraph="7"><p data-start="0">One 🐈 <em>two</em> three</p></div>
      <div data-paragraph="8"><table><tr><td data-start="0">a</td><td data-start="2">b</td></tr>
        <tr><td data-start="4">c</td><td id="deep" data-start="6">deep</td></tr></table></div>`;
  });

  it('reads across marks, in code points', () => {
    const quote = select(node('em'), 0, document.querySelector('p')?.lastChild as Node, 6);
    expect(quote).toMatchObject({
      paragraph: 7,
      selector: { exact: 'two three', start: 6, end: 15, prefix: 'One 🐈 ' },
    });
  });

  it('knows where a table cell stands in the paragraph', () => {
    expect(select(node('#deep'), 1, node('#deep'), 4)?.selector).toMatchObject({ exact: 'eep', start: 7, end: 10 });
  });

  it('offers nothing across two paragraphs or outside of one', () => {
    expect(select(node('em'), 0, node('#deep'), 2)).toBeNull();
    expect(select(document.body, 0, document.body, 1)).toBeNull();
  });
});
