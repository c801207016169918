import type { Review } from '../document/review';
import { type RowState, rowState } from '../live/view';
import type { DocumentFigures } from '../wire';
import { count, stateWords } from '../words';
import { HeatStrip } from './heat-strip';
import { Part } from './part';
import { percentText } from './readings';

const order: readonly RowState[] = ['consensus-for', 'consensus-against', 'contested', 'no-quorum', 'hidden'];

/** The whole document at a glance: where it stands, and how much of it. */
export function States({ review, figures }: { review: Review; figures: DocumentFigures | null }) {
  void review.store.changes.value;
  const states = review.store.rows.map((row) => rowState(row.live.value, row.round.value));
  const shown = order.filter((state) => state !== 'hidden' || states.includes('hidden'));
  return (
    <Part title="The document at a glance">
      <HeatStrip review={review} />
      <ul class="state-legend" aria-label="Paragraphs by state">
        {shown.map((state) => {
          const share = figures?.states.find((s) => s.state === state);
          return (
            <li key={state}>
              <span class="heat-cell" data-state={state} aria-hidden="true" />
              <span>
                <strong>{stateWords[state]}</strong> {count(states.filter((s) => s === state).length, 'paragraph')}
              </span>
              {share && (
                <span class="hint">
                  {percentText(share.share)}, {percentText(share.byWords)} by words
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
