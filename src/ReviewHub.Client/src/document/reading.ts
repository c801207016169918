import type { Review } from './review';
import { rowElement } from './moves';

const readingLine = 0.3;

/** Where the reader is follows the scrolling, once the current paragraph has left the screen. Returns how to stop. */
export function followReading(review: Review): () => void {
  let timer = 0;
  const look = (): void => {
    timer = 0;
    const row = review.store.rows[review.current.value];
    const box = row && rowElement(row)?.getBoundingClientRect();
    if (review.panel.value || (box && box.bottom > 60 && box.top < innerHeight * 0.9)) return;
    const column = document.querySelector('.article')?.getBoundingClientRect();
    if (!column) return;
    const under = document.elementFromPoint(column.left + column.width / 3, innerHeight * readingLine);
    const id = under?.closest('[data-paragraph]')?.getAttribute('data-paragraph');
    const seen = id ? review.store.row(Number(id)) : undefined;
    if (seen) review.current.value = seen.position;
  };
  const later = (): void => {
    timer ||= window.setTimeout(look, 150);
  };
  addEventListener('scroll', later, { passive: true });
  return () => {
    removeEventListener('scroll', later);
    clearTimeout(timer);
  };
}
