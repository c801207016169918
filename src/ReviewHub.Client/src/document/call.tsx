import { goTo, openPanel, rowElement } from './moves';
import type { Review } from './review';

/** A gentle word that somebody mentioned the reader; it waits in a corner and takes no focus. */
export function Call({ review }: { review: Review }) {
  const call = review.call.value;
  const row = call && review.store.row(call.paragraph);
  if (!call || !row) return null;
  const dismiss = (): void => {
    review.call.value = null;
    const here = review.store.rows[review.current.peek()];
    if (here) rowElement(here)?.focus({ preventScroll: true });
  };
  const go = (): void => {
    const thread = row.live.value.comments.find((c) => c.id === call.comment)?.thread ?? null;
    review.call.value = null;
    goTo(review, row.position);
    openPanel(review, row, thread);
  };
  return (
    <section class="call" aria-label="You were mentioned">
      <span>
        <bdi>{review.nameOf(call.by)}</bdi> mentioned you on paragraph {row.position + 1}
      </span>
      <button type="button" onClick={go}>
        Go there
      </button>
      <button type="button" class="quiet" aria-label="Dismiss" onClick={dismiss}>
        ×
      </button>
    </section>
  );
}
