import { useComputed, useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { Component } from 'preact';
import { useRef } from 'preact/hooks';
import type { Review } from '../document/review';
import type { Row } from '../live/store';
import { rowState, shownEligible, shownTurnout } from '../live/view';
import { stateWords } from '../words';
import { cellAfter, columnsOf } from './strip-keys';

const large = 200;
const medium = 700;

/** A cell a paragraph. One tab stop: arrows go from cell to cell, Enter goes to the paragraph. */
export function HeatStrip({ review }: { review: Review }) {
  const about = useSignal<number | null>(null);
  const strip = useRef<HTMLDivElement>(null);
  const { rows } = review.store;
  const cells = (): HTMLElement[] => [...(strip.current?.children ?? [])] as HTMLElement[];
  // By hand and not by rendering: a step would otherwise look at every cell of the document.
  const stand = (at: number): void => {
    for (const cell of strip.current?.querySelectorAll<HTMLElement>('[tabindex="0"]') ?? []) cell.tabIndex = -1;
    const cell = cells()[at];
    if (!cell) return;
    cell.tabIndex = 0;
    cell.focus();
  };
  const step = (event: KeyboardEvent): void => {
    const all = cells();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = at < 0 ? null : cellAfter(event.key, at, all.length, columnsOf(all));
    if (to === null) return;
    event.preventDefault();
    stand(to);
  };
  return (
    <>
      <div
        class="heat-strip"
        ref={strip}
        role="toolbar"
        aria-label="Every paragraph by its state. Arrow keys move, Enter goes there."
        data-size={rows.length <= large ? 'large' : rows.length <= medium ? 'medium' : 'small'}
        onKeyDown={step}
      >
        <Cells review={review} about={about} />
      </div>
      <About review={review} about={about} />
    </>
  );
}

interface CellsProps {
  review: Review;
  about: Signal<number | null>;
}

/** Made once; each cell changes by itself. */
class Cells extends Component<CellsProps> {
  override shouldComponentUpdate(): boolean {
    return false;
  }

  override render({ review, about }: CellsProps) {
    return review.store.rows.map((row) => <Cell key={row.text.id} review={review} row={row} about={about} />);
  }
}

function Cell({ review, row, about }: CellsProps & { row: Row }) {
  const state = useComputed(() => rowState(row.live.value, row.round.value)).value;
  const number = row.position + 1;
  const first = row.position === review.current.peek();
  return (
    <a
      class="heat-cell"
      href={`/documents/${review.text.id}#p${row.text.id}`}
      data-state={state}
      tabIndex={first ? 0 : -1}
      aria-label={`Paragraph ${number}: ${stateWords[state]}`}
      onClick={() => (review.current.value = row.position)}
      onFocus={() => (about.value = row.position)}
      onMouseEnter={() => (about.value = row.position)}
    />
  );
}

/** What the cell under the finger stands for. */
function About({ review, about }: CellsProps) {
  const row = about.value === null ? undefined : review.store.rows[about.value];
  if (!row) return <p class="heat-about hint">Point at a cell to see which paragraph it is.</p>;
  const turnout = `${shownTurnout(row)} of ${shownEligible(row, review.store.eligible.value)} judged`;
  return (
    <p class="heat-about">
      <strong>{row.position + 1}</strong> {stateWords[rowState(row.live.value, row.round.value)]} · {turnout} ·{' '}
      <span class="hint" dir="auto">
        {row.text.text.slice(0, 100)}
      </span>
    </p>
  );
}
