import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { type Row, shownStance } from '../live/store';
import { rowState } from '../live/view';
import { locate } from '../selectors/anchor';
import { Avatar } from '../shell/small';
import { count, stateWords } from '../words';
import { compose, openPanel } from './moves';
import { PanelView } from './panel';
import type { Review } from './review';
import type { Quote } from './segments';
import type { Spot } from './spotlight';
import { Shape, StanceBars, choices } from './stances';
import { Text } from './text';
import { openComments, threadViews } from './thread-view';
import { Votes } from './votes';

interface Props {
  review: Review;
  row: Row;
  /** Rows far from the reader leave their margin empty until he comes near. */
  near: boolean;
}

/** One paragraph: number and state in the gutter, the words, and the margin that is alive. */
export function RowView({ review, row, near }: Props) {
  const number = row.position + 1;
  const { current, panel } = review.spots[row.position] as Spot;
  const state = useComputed(() => rowState(row.live.value, row.round.value)).value;
  const own = choices(row.round.value?.questions[0]?.scale.categories ?? []).find((c) => c.key === shownStance(row));
  const pending = row.pending.value.some((p) => p.receipt === null);
  return (
    <div
      class="row"
      id={`p${row.text.id}`}
      role="group"
      aria-label={`Paragraph ${number}`}
      tabIndex={current.value ? 0 : -1}
      data-paragraph={row.text.id}
      data-kind={row.text.kind}
      data-state={state}
      data-own={own?.key}
      data-pending={pending || undefined}
      data-current={current.value || undefined}
      data-open={panel.value !== null || undefined}
      onFocusIn={() => (review.current.value = row.position)}
      onClick={() => (review.current.value = row.position)}
    >
      <div class="gutter">
        <a class="number" href={`#p${row.text.id}`} aria-label={`Link to paragraph ${number}`} tabIndex={-1}>
          {number}
          {own && (
            <span class="own" title={`You: ${own.label}`}>
              <Shape look={own.look} />
            </span>
          )}
        </a>
        <span class="state" title={stateWords[state]}>
          <span class="unseen">{stateWords[state]}</span>
        </span>
      </div>
      <Words review={review} row={row} />
      <div class="margin">
        {near && (
          <>
            <div class="margin-line">
              <StanceBars review={review} row={row} />
              <People review={review} row={row} />
              <Bubble review={review} row={row} />
            </div>
            <div class="hang">
              {review.mayReview && (
                <div class="acts">
                  <Votes review={review} row={row} />
                  <button type="button" class="comment-button" onClick={() => compose(review, row)} title="Key c">
                    Comment
                  </button>
                </div>
              )}
              {row.notice.value && (
                <p class="notice" role="alert">
                  {row.notice.value}
                  <button type="button" class="quiet" aria-label="Dismiss" onClick={() => (row.notice.value = null)}>
                    ×
                  </button>
                </p>
              )}
              {panel.value && <PanelView review={review} row={row} panel={panel.value} />}
            </div>
          </>
        )}
      </div>
    </div>
  );
}

/** The text redraws only when a quoted part comes or goes, never for a vote. */
function Words({ review, row }: { review: Review; row: Row }) {
  const threads = useComputed(() => row.live.value.threads);
  const quotes = useMemo(
    () =>
      threads.value.flatMap((thread): Quote[] => {
        const span = thread.selector && !thread.resolved ? locate(row.text.text, thread.selector) : null;
        return span ? [{ ...span, thread: thread.id }] : [];
      }),
    [threads.value],
  );
  return <Text paragraph={row.text} quotes={quotes} onQuote={(thread) => openPanel(review, row, thread)} />;
}

function People({ review, row }: { review: Review; row: Row }) {
  const others = row.people.value.filter((id) => !review.isMe(id));
  if (others.length === 0) return null;
  const names = others.map((id) => review.nameOf(id));
  return (
    <span class="people" role="img" aria-label={`Here now: ${names.join(', ')}`}>
      {others.slice(0, 3).map((id, i) => (
        <Avatar key={id} id={id} name={names[i] ?? ''} />
      ))}
      {others.length > 3 && <span class="more">+{others.length - 3}</span>}
    </span>
  );
}

function Bubble({ review, row }: { review: Review; row: Row }) {
  // Worded as one string, so that a vote, which changes none of it, redraws nothing.
  const shown = useComputed(() => {
    const threads = threadViews(row.live.value, row.pending.value, review.myId);
    return threads.length === 0 ? '' : `${openComments(threads)}/${threads.filter((t) => !t.resolved).length}`;
  });
  if (shown.value === '') return null;
  const [n = 0, open = 0] = shown.value.split('/').map(Number);
  return (
    <button
      type="button"
      class="bubble"
      data-quiet={open === 0 || undefined}
      aria-label={open === 0 ? '✓ threads resolved' : `${n} in ${count(open, 'open thread')}`}
      onClick={() => openPanel(review, row)}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M2.5 3h11v7.5h-6l-3 3v-3h-2z" fill="none" stroke="currentColor" stroke-linejoin="round" />
      </svg>
      {open === 0 ? '✓' : n}
    </button>
  );
}
