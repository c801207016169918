// @vitest-environment happy-dom
import { type Signal, signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { some } from '../live/some';
import { DocumentStore } from '../live/store';
import { navigate, path } from '../router';
import { Call } from './call';
import type { Call as CallUpon, Panel, Review, Sheet } from './review';

const place = document.body.appendChild(document.createElement('div'));

function reviewWith(call: CallUpon): Review {
  const text = some.document(3);
  const panel: Signal<Panel | null> = signal(null);
  const sheet: Signal<Sheet | null> = signal(null);
  const store = new DocumentStore(text);
  store.self.value = { id: 'me', pseudonyms: {}, eligible: [1], recused: [] };
  const review = { text, store, panel, sheet, current: signal(0), call: signal(call), onArrival: null };
  return { ...review, nameOf: (id: string) => id } as unknown as Review;
}

function press(review: Review, name: string): void {
  render(<Call review={review} />, place);
  [...place.querySelectorAll('button')].find((b) => b.textContent === name)?.click();
}

describe.each(['figures', 'meeting'])('a call upon the reader on the page of %s', (view) => {
  beforeEach(() => {
    localStorage.clear();
    navigate(`/documents/doc/${view}`);
  });
  afterEach(() => render(null, place));

  it('leads to the text, and there to the comment', () => {
    const review = reviewWith({ type: 'mentioned', document: 'doc', paragraph: 2, comment: 1, by: 'Ann' });
    press(review, 'Go there');
    expect([path.value, review.call.value, review.current.value]).toEqual(['/documents/doc', null, 1]);
    expect(review.panel.value).toBeNull();
    review.onArrival?.();
    expect(review.panel.value?.position).toBe(1);
  });

  it('leads to the text, and there to what is left to judge', () => {
    const review = reviewWith({ type: 'reminded', by: 'Cleo' });
    press(review, 'Show them');
    expect([path.value, review.sheet.value]).toEqual(['/documents/doc', null]);
    review.onArrival?.();
    expect(review.sheet.value).toEqual({ type: 'worklist' });
  });
});

it('goes to the comment at once on the page of the text', () => {
  navigate('/documents/doc');
  const review = reviewWith({ type: 'mentioned', document: 'doc', paragraph: 3, comment: 1, by: 'Ann' });
  press(review, 'Go there');
  expect([review.panel.value?.position, review.onArrival]).toEqual([2, null]);
  render(null, place);
});
