import type { Selector } from '../wire';
import { describe } from './anchor';
import { toUnit } from './code-points';

/** Text containers carry `data-start`: where their text begins in the paragraph, in code points. Table cells each have one. */
const container = '[data-start]';

export interface SelectedQuote {
  paragraph: number;
  selector: Selector;
  /** Where the selection stands on the screen, for the button that offers to comment on it. */
  rect: DOMRect;
}

export function selectedQuote(
  selection: Selection | null,
  textOf: (id: number) => string | undefined,
): SelectedQuote | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const row = elementOf(range.startContainer)?.closest('[data-paragraph]');
  if (!row || row !== elementOf(range.endContainer)?.closest('[data-paragraph]')) return null;
  const paragraph = Number(row.getAttribute('data-paragraph'));
  const text = textOf(paragraph);
  if (text === undefined) return null;
  const start = unitAt(text, range.startContainer, range.startOffset);
  const end = unitAt(text, range.endContainer, range.endOffset);
  if (start === null || end === null) return null;
  const selector = describe(text, { start, end });
  return selector && { paragraph, selector, rect: range.getBoundingClientRect() };
}

function unitAt(text: string, node: Node, offset: number): number | null {
  const holder = elementOf(node)?.closest(container);
  if (!holder) return null;
  const before = document.createRange();
  before.setStart(holder, 0);
  before.setEnd(node, offset);
  return toUnit(text, Number(holder.getAttribute('data-start'))) + before.toString().length;
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}
