import type { ComponentChildren } from 'preact';
import { leftToJudge, putAway } from '../rounds/reminder';
import type { Mentioned } from '../wire';
import { count } from '../words';
import { goTo, onText, openPanel, rowElement } from './moves';
import type { Review } from './review';

/** A gentle word that somebody wants the reader; it waits in a corner of whichever page of the review is open and takes no focus. */
export function Call({ review }: { review: Review }) {
  const call = review.call.value;
  switch (call?.type) {
    case 'mentioned':
      return <Mention review={review} call={call} />;
    case 'reminded':
      return <Reminder review={review} by={call.by} />;
    case undefined:
      return null;
  }
}

function Mention({ review, call }: { review: Review; call: Mentioned }) {
  const row = review.store.row(call.paragraph);
  if (!row) return null;
  const go = (): void => {
    const thread = row.live.value.comments.find((c) => c.id === call.comment)?.thread ?? null;
    review.call.value = null;
    review.current.value = row.position;
    onText(review, () => {
      goTo(review, row.position);
      openPanel(review, row, thread);
    });
  };
  return (
    <Corner review={review} label="You were mentioned" act="Go there" onAct={go} onDismiss={() => {}}>
      <bdi>{review.nameOf(call.by)}</bdi> mentioned you on paragraph {row.position + 1}
    </Corner>
  );
}

function Reminder({ review, by }: { review: Review; by: string | null }) {
  void review.store.changes.value;
  const left = leftToJudge(review.store.rows, review.store.self.value);
  if (left === 0) return null;
  const away = (): void => putAway(review.text.id, new Date());
  const go = (): void => {
    away();
    review.call.value = null;
    onText(review, () => (review.sheet.value = { type: 'worklist' }));
  };
  return (
    <Corner review={review} label="You were reminded" act="Show them" onAct={go} onDismiss={away}>
      <bdi>{by === null ? 'A chair' : review.nameOf(by)}</bdi> reminds you: {count(left, 'paragraph')}{' '}
      {left === 1 ? 'is' : 'are'} left to judge
    </Corner>
  );
}

interface CornerProps {
  review: Review;
  label: string;
  act: string;
  onAct: () => void;
  onDismiss: () => void;
  children: ComponentChildren;
}

function Corner({ review, label, act, onAct, onDismiss, children }: CornerProps) {
  const dismiss = (): void => {
    onDismiss();
    review.call.value = null;
    const here = review.store.rows[review.current.peek()];
    const back = (here && rowElement(here)) ?? document.querySelector<HTMLElement>('main h1');
    back?.focus({ preventScroll: true });
  };
  return (
    <section class="call" aria-label={label}>
      <span>{children}</span>
      <button type="button" onClick={onAct}>
        {act}
      </button>
      <button type="button" class="quiet" aria-label="Dismiss" onClick={dismiss}>
        ×
      </button>
    </section>
  );
}
