import { type Row, shownCounts, shownStance } from '../live/store';
import type { Category, Side, Stance } from '../wire';
import { abstain } from '../wire';
import { takeStance } from './moves';
import type { Review } from './review';

type Look = Side | 'abstain';

export interface Choice {
  key: Stance;
  label: string;
  look: Look;
}

export function choices(categories: readonly Category[]): Choice[] {
  const scale = categories.map(({ key, label, side }) => ({ key, label, look: side }));
  return [...scale, { key: abstain, label: 'Abstain', look: 'abstain' }];
}

/** The same four shapes everywhere, so that hue is never the only sign. */
export function Shape({ look }: { look: Look }) {
  return (
    <svg class={`shape ${look}`} viewBox="0 0 16 16" aria-hidden="true">
      {look === 'for' && <circle cx="8" cy="8" r="6" fill="currentColor" />}
      {look === 'neutral' && (
        <>
          <circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" stroke-width="1.5" />
          <path d="M8 2.5a5.5 5.5 0 0 0 0 11z" fill="currentColor" />
        </>
      )}
      {look === 'against' && <circle cx="8" cy="8" r="4.75" fill="none" stroke="currentColor" stroke-width="2.5" />}
      {look === 'abstain' && <path d="M3 8h10" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" />}
    </svg>
  );
}

export function StanceBar({ review, row, all }: { review: Review; row: Row; all: readonly Choice[] }) {
  const counts = shownCounts(row, review.stanceKeys);
  const total = counts.reduce((sum, n) => sum + n, 0);
  const said = all.map((choice, i) => `${choice.label} ${counts[i] ?? 0}`).join(', ');
  const eligible = Math.max(review.store.eligible.value, total);
  return (
    <div class="tally" title={`${said}. ${total} of ${eligible} have judged this.`}>
      <div class="bar" role="img" aria-label={`Votes: ${said}`} data-counts={counts.join(',')}>
        {all.map((choice, i) => (
          <span class={`part ${choice.look}`} style={{ flexGrow: String(counts[i] ?? 0) }} />
        ))}
        <span class="part unjudged" style={{ flexGrow: String(eligible - total) }} />
      </div>
      <span class="tally-count" aria-hidden="true">
        {total > 0 ? `${total}/${eligible}` : ''}
      </span>
    </div>
  );
}

export function VoteButtons({ review, row, all }: { review: Review; row: Row; all: readonly Choice[] }) {
  const own = shownStance(row);
  return (
    <div class="votes" role="group" aria-label={`Your vote on paragraph ${row.position + 1}`}>
      {all.map((choice, i) => (
        <button
          type="button"
          class={`vote ${choice.look}`}
          aria-pressed={own === choice.key}
          title={own === choice.key ? 'Press again to take your vote back' : `Key ${i + 1}`}
          onClick={() => takeStance(review, row, choice.key)}
        >
          <Shape look={choice.look} />
          {choice.label}
        </button>
      ))}
    </div>
  );
}
