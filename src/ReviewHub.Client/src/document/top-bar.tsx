import { useEffect, useState } from 'preact/hooks';
import { Avatar } from '../shell/small';
import { ThemeButton } from '../shell/theme-button';
import { age, count } from '../words';
import type { Review } from './review';
import { RoundButton } from './round-button';

export function TopBar({ review }: { review: Review }) {
  const { text, store } = review;
  const total = store.rows.length;
  return (
    <header class="top-bar">
      <nav class="where" aria-label="Where you are">
        <a href="/" class="home-link" aria-label="Home" title="Home (g h)">
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path
              d="M4 4.5h12M4 8.5h12M4 12.5h12M4 16.5h7"
              stroke="currentColor"
              stroke-width="1.6"
              stroke-linecap="round"
            />
          </svg>
        </a>
        <a href={`/boards/${text.board.id}`} class="board-link" dir="auto">
          {text.board.name}
        </a>
        <span aria-hidden="true" class="slash">
          /
        </span>
        <span class="doc-title" dir="auto" title={store.title.value}>
          {store.title.value}
        </span>
      </nav>
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

function ConnectionLine({ review }: { review: Review }) {
  const word = review.connection.word.value;
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (word === 'live') return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 5_000);
    return () => clearInterval(timer);
  }, [word]);
  const heard = review.connection.heardAt.value;
  return (
    <span class="connection" role="status" data-connection={word}>
      {word}
      {word !== 'live' && heard !== null && <span class="view-age"> · {age(now - heard)}</span>}
    </span>
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

const exportsOffered = [
  { kind: 'annotations', label: 'Annotations', says: 'W3C Web Annotations, for other tools' },
  { kind: 'stances', label: 'Votes', says: 'who took which stance, as a table' },
  { kind: 'markdown', label: 'Report', says: 'the text with what the board said, as Markdown' },
] as const;

function ExportMenu({ document: id }: { document: string }) {
  return (
    <details
      class="menu"
      onFocusOut={(event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node && event.currentTarget.contains(to))) event.currentTarget.open = false;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !event.currentTarget.open) return;
        event.stopPropagation();
        event.currentTarget.open = false;
        event.currentTarget.querySelector('summary')?.focus();
      }}
    >
      <summary class="tool wide" aria-label="Export">
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path
            d="M10 3.5v9m-3.5-3.5 3.5 3.5 3.5-3.5M4 16.5h12"
            fill="none"
            stroke="currentColor"
            stroke-width="1.6"
            stroke-linecap="round"
          />
        </svg>
        <span class="export-word">Export</span>
      </summary>
      <ul>
        {exportsOffered.map(({ kind, label, says }) => (
          <li>
            <a href={`/api/documents/${id}/exports/${kind}`} download>
              {label}
              <span class="hint">{says}</span>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
