import { type Signal, signal } from '@preact/signals';
import type { Row } from '../live/store';
import { rowElement } from './moves';

const fewEnough = 300;

export interface Nearness {
  of: (row: Row) => Signal<boolean>;
  watch: () => { add: (row: Row) => void; stop: () => void };
}

/**
 * A long document has thousands of buttons nobody can see. Beyond the first few hundred rows they are made when the
 * reader comes near, and stay.
 */
export function nearness(rows: readonly Row[]): Nearness {
  const signals = rows.map((row) => signal(row.position < fewEnough));
  return {
    of: (row) => signals[row.position] as Signal<boolean>,
    watch: () => {
      const late = new Map(rows.slice(fewEnough).map((row) => [`p${row.text.id}`, row]));
      const observer = new IntersectionObserver(
        (entries) => {
          for (const entry of entries) {
            if (!entry.isIntersecting) continue;
            const row = late.get(entry.target.id);
            const near = row && signals[row.position];
            if (near) near.value = true;
            observer.unobserve(entry.target);
          }
        },
        { rootMargin: '800px' },
      );
      return {
        add: (row) => {
          const element = late.has(`p${row.text.id}`) ? rowElement(row) : null;
          if (element) observer.observe(element);
        },
        stop: () => observer.disconnect(),
      };
    },
  };
}
