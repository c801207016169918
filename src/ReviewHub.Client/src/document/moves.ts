import { type Row, shownStance } from '../live/store';
import type { Selector, Stance } from '../wire';
import type { Review } from './review';

/** The verbs behind both the keys and the labelled controls. */
export function takeStance(review: Review, row: Row, stance: Stance): void {
  if (!review.mayReview) return;
  const again = shownStance(row) === stance;
  review.act(row, again ? { type: 'withdraw-stance' } : { type: 'take-stance', stance });
}

export function goTo(review: Review, position: number): void {
  const row = review.store.rows[position];
  if (!row) return;
  if (review.panel.value && review.panel.value.position !== position) review.panel.value = null;
  review.current.value = position;
  const element = rowElement(row);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest', behavior: calm() ? 'auto' : 'smooth' });
}

export function step(review: Review, by: 1 | -1): void {
  goTo(review, clamp(review, review.current.value + by));
}

export function stepToUnjudged(review: Review, by: 1 | -1): void {
  const { rows } = review.store;
  for (let at = review.current.value + by; at >= 0 && at < rows.length; at += by) {
    const row = rows[at];
    if (row && shownStance(row) === null) return goTo(review, at);
  }
}

export function openPanel(review: Review, row: Row, thread: number | null = null): void {
  review.current.value = row.position;
  review.panel.value = { position: row.position, thread, composing: false, selector: null };
}

export function compose(review: Review, row: Row, selector: Selector | null = null): void {
  if (!review.mayReview) return;
  review.current.value = row.position;
  review.panel.value = { position: row.position, thread: null, composing: true, selector };
}

/** Back to the paragraph itself, so that focus is never lost. */
export function closePanel(review: Review): void {
  const position = review.panel.value?.position;
  review.panel.value = null;
  const row = position === undefined ? undefined : review.store.rows[position];
  if (row) rowElement(row)?.focus({ preventScroll: true });
}

export function rowElement(row: Row): HTMLElement | null {
  return document.getElementById(`p${row.text.id}`);
}

function clamp(review: Review, position: number): number {
  return Math.max(0, Math.min(review.store.rows.length - 1, position));
}

function calm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
