/**
 * The wire counts Unicode code points, as W3C selectors do; the browser counts UTF-16 units. These convert at the edge.
 */
export function toCodePoint(text: string, unit: number): number {
  let points = 0;
  for (let at = 0; at < unit && at < text.length; points++) at += widthAt(text, at);
  return points;
}

export function toUnit(text: string, point: number): number {
  let at = 0;
  for (let points = 0; points < point && at < text.length; points++) at += widthAt(text, at);
  return at;
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

export interface Span {
  start: number;
  end: number;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Widens a span of UTF-16 units so that it never starts or ends inside what a reader sees as one character. */
export function widenToGraphemes(text: string, { start, end }: Span): Span {
  const segments = graphemes.segment(text);
  const first = start < text.length ? segments.containing(start) : undefined;
  const last = end > 0 && end > start ? segments.containing(end - 1) : undefined;
  return {
    start: first ? first.index : start,
    end: last ? last.index + last.segment.length : end,
  };
}
