import { type ReadonlySignal, type Signal, effect, signal } from '@preact/signals';
import type { Panel } from './review';

/** What one row needs to know of where the reader is. */
export interface Spot {
  current: Signal<boolean>;
  panel: Signal<Panel | null>;
}

/**
 * Turns "which paragraph" into one signal a row: moving on touches two rows, where two thousand rows comparing
 * themselves with the current one would all be asked. Returns the spots and how to stop.
 */
export function spotlight(
  rows: number,
  current: ReadonlySignal<number>,
  panel: ReadonlySignal<Panel | null>,
): { spots: readonly Spot[]; stop: () => void } {
  const spots = Array.from({ length: rows }, (): Spot => ({ current: signal(false), panel: signal(null) }));
  let lit: Spot | undefined;
  let opened: Spot | undefined;
  const stops = [
    effect(() => {
      const next = spots[current.value];
      if (lit && lit !== next) lit.current.value = false;
      if (next) next.current.value = true;
      lit = next;
    }),
    effect(() => {
      const next = panel.value ? spots[panel.value.position] : undefined;
      if (opened && opened !== next) opened.panel.value = null;
      if (next) next.panel.value = panel.value;
      opened = next;
    }),
  ];
  return { spots, stop: () => stops.forEach((stop) => stop()) };
}
