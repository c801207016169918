import type { Mark } from '../wire';
import { type Span, toUnit } from '../selectors/code-points';

/** A quoted part and the thread that is about it, in UTF-16 units. */
export interface Quote extends Span {
  thread: number;
}

export interface Segment extends Span {
  text: string;
  marks: readonly Mark[];
  quotes: readonly number[];
}

/** Cuts a text where any mark or quote begins or ends, so that overlapping ones need no nesting. */
export function segments(text: string, marks: readonly Mark[], quotes: readonly Quote[], within?: Span): Segment[] {
  const { start, end } = within ?? { start: 0, end: text.length };
  const spans = marks.map((mark) => ({ mark, start: toUnit(text, mark.start), end: toUnit(text, mark.end) }));
  const cuts = [...spans, ...quotes].flatMap((s) => [s.start, s.end]).filter((at) => at > start && at < end);
  const edges = [...new Set([start, ...cuts, end])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, i) => {
    const to = edges[i + 1] as number;
    const covers = (s: Span): boolean => s.start <= from && s.end >= to;
    return {
      start: from,
      end: to,
      text: text.slice(from, to),
      marks: spans.filter(covers).map((s) => s.mark),
      quotes: quotes.filter(covers).map((q) => q.thread),
    };
  });
}

/** Rows and cells of a table's text, each with where it begins. */
export function tableCells(text: string): { start: number; end: number }[][] {
  let at = 0;
  return text.split('\n').map((line) => {
    const cells = line.split('\t').map((cell) => {
      const span = { start: at, end: at + cell.length };
      at += cell.length + 1;
      return span;
    });
    return cells;
  });
}

/** Links come from imported documents, so only harmless schemes become links. */
export function safeHref(href: string | null | undefined): string | null {
  return href && /^(https?:\/\/|mailto:)/i.test(href) ? href : null;
}
