import type { Selector } from '../wire';
import { type Span, toCodePoint, toUnit, widenToGraphemes } from './code-points';

const context = 32;

/** Describes a span of UTF-16 units of a paragraph's text so that it can be found again: quote, context and position. */
export function describe(text: string, selected: Span): Selector | null {
  const span = widenToGraphemes(text, trim(text, selected));
  if (span.start >= span.end) return null;
  const before = widenToGraphemes(text, { start: Math.max(0, span.start - context), end: span.start });
  const after = widenToGraphemes(text, { start: span.end, end: Math.min(text.length, span.end + context) });
  return {
    exact: text.slice(span.start, span.end),
    prefix: text.slice(before.start, span.start),
    suffix: text.slice(span.end, after.end),
    start: toCodePoint(text, span.start),
    end: toCodePoint(text, span.end),
  };
}

/** Finds a selector in a text, in UTF-16 units: by position where the quote still stands, else by its surroundings. */
export function locate(text: string, selector: Selector): Span | null {
  const { exact } = selector;
  if (exact === '') return null;
  if (selector.start != null && selector.end != null) {
    const span = { start: toUnit(text, selector.start), end: toUnit(text, selector.end) };
    if (text.slice(span.start, span.end) === exact) return span;
  }
  let best: Span | null = null;
  let bestScore = -1;
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const span = { start: at, end: at + exact.length };
    const score =
      sharedEnd(text.slice(0, span.start), selector.prefix ?? '') +
      sharedStart(text.slice(span.end), selector.suffix ?? '');
    if (score > bestScore) [best, bestScore] = [span, score];
  }
  return best;
}

function trim(text: string, { start, end }: Span): Span {
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  return { start, end };
}

function sharedEnd(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++;
  return n;
}

function sharedStart(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}
