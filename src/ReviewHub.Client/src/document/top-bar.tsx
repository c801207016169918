import { Avatar } from '../shell/small';
import { ThemeButton } from '../shell/theme-button';
import { count } from '../words';
import { ConnectionLine } from './connection-line';
import { ExportMenu } from './export-menu';
import { FiguresLink } from './figures-link';
import type { Review } from './review';
import { RoundButton } from './round-button';
import { Where } from './where';

export function TopBar({ review }: { review: Review }) {
  const { text, store } = review;
  const total = store.rows.length;
  return (
    <header class="top-bar">
      <Where review={review} />
      <ConnectionLine review={review} />
      <RoundButton review={review} />
      {review.mayReview && (
        <span class="turnout" title={`You have judged ${store.judged.value} of ${count(total, 'paragraph')}`}>
          {store.judged.value} of {total} judged
        </span>
      )}
      <Here review={review} />
      <div class="tools">
        <button
          type="button"
          class="tool"
          onClick={() => (review.searching.value = true)}
          aria-label="Search"
          title="Search ( / )"
        >
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <circle cx="9" cy="9" r="5" fill="none" stroke="currentColor" stroke-width="1.6" />
            <path d="m13 13 4 4" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" />
          </svg>
        </button>
        <button
          type="button"
          class="tool"
          onClick={() => (review.sheet.value = review.sheet.value?.type === 'worklist' ? null : { type: 'worklist' })}
          aria-label="What waits for you"
          aria-expanded={review.sheet.value?.type === 'worklist'}
          title="What waits for you ( w )"
        >
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path
              d="m3 5.5 1.5 1.5L7 4M3 13.5l1.5 1.5L7 12M10 5.5h7M10 13.5h7"
              fill="none"
              stroke="currentColor"
              stroke-width="1.6"
              stroke-linecap="round"
              stroke-linejoin="round"
            />
          </svg>
        </button>
        <FiguresLink review={review} />
        <ExportMenu document={text.id} />
        <ThemeButton />
        <button
          type="button"
          class="tool keys-tool"
          onClick={() => (review.helping.value = true)}
          aria-label="Keyboard shortcuts"
          title="Keys ( ? )"
        >
          ?
        </button>
      </div>
    </header>
  );
}

function Here({ review }: { review: Review }) {
  const others = [...review.store.here.value.keys()].filter((id) => !review.isMe(id));
  const names = others.map((id) => review.nameOf(id));
  const present = review.store.present.value;
  if (present !== null) {
    return (
      <span class="here" title="Nobody sees who is here while the round is anonymous">
        {present} here
      </span>
    );
  }
  return (
    <span
      class="here"
      role="img"
      aria-label={others.length === 0 ? 'Only you are here' : `Here now: you, ${names.join(', ')}`}
    >
      {others.slice(0, 5).map((id, i) => (
        <Avatar key={id} id={id} name={names[i] ?? ''} />
      ))}
      {others.length > 5 && <span class="more">+{others.length - 5}</span>}
    </span>
  );
}
