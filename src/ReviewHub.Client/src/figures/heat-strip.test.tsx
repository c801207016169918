// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import type { Review } from '../document/review';
import { some } from '../live/some';
import { DocumentStore } from '../live/store';
import { HeatStrip } from './heat-strip';

const place = document.body.appendChild(document.createElement('div'));
const cells = (): HTMLElement[] => [...place.querySelectorAll<HTMLElement>('a.heat-cell')];
const press = (key: string): boolean =>
  (document.activeElement as HTMLElement).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  );
const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

/** The strip asks of a review no more than its text, its rows and where the reader is. */
function open(paragraphs: number): DocumentStore {
  const text = some.document(paragraphs);
  const store = new DocumentStore(text);
  render(<HeatStrip review={{ text, store, current: signal(0) } as unknown as Review} />, place);
  return store;
}

afterEach(() => render(null, place));

test('the strip is one tab stop whose arrows go from cell to cell', () => {
  open(5);
  const tabbable = (): number[] => cells().flatMap((cell, i) => (cell.tabIndex === 0 ? [i] : []));
  expect(tabbable()).toEqual([0]);
  cells()[0]!.focus();

  for (const key of ['ArrowRight', 'ArrowRight', 'End', 'ArrowRight', 'ArrowLeft']) press(key);

  expect([cells().indexOf(document.activeElement as HTMLElement), tabbable()]).toEqual([3, [3]]);
  expect(press('j')).toBe(true); // left to the page
});

test('a cell says its number and state, and changes by itself', async () => {
  const store = open(2);
  expect(cells().map((cell) => cell.getAttribute('aria-label'))).toEqual([
    'Paragraph 1: Not enough judged yet',
    'Paragraph 2: Not enough judged yet',
  ]);
  const [first, second] = cells();

  store.applyEntries([some.tally(2, 1, [2, 0, 2, 0])]);
  await drawn();

  expect(second!.getAttribute('aria-label')).toBe('Paragraph 2: Contested');
  expect(second!.dataset.state).toBe('contested');
  expect(cells()).toEqual([first, second]);
});

test('each cell leads to its paragraph', () => {
  open(2);
  expect(cells().map((cell) => cell.getAttribute('href'))).toEqual(['/documents/doc#p1', '/documents/doc#p2']);
});
