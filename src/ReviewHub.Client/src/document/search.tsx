import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { count } from '../words';
import { find } from './find';
import { goTo, openPanel, rowElement } from './moves';
import type { Review } from './review';

/** Looks through the text and the comments; hangs below the top bar and moves nothing. */
export function Search({ review }: { review: Review }) {
  const [query, setQuery] = useState('');
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    box.current?.focus();
    return () => {
      const row = review.store.rows[review.current.peek()];
      if (row) rowElement(row)?.focus({ preventScroll: true });
    };
  }, []);
  const found = useMemo(() => {
    const rows = review.store.rows.map((row) => ({
      position: row.position,
      text: row.text.text,
      comments: row.live.peek().comments,
    }));
    return find(query, rows);
  }, [query]);
  const close = (): void => {
    review.searching.value = false;
  };
  const go = (i: number): void => {
    const hit = found[i];
    const row = hit && review.store.rows[hit.position];
    if (!row) return;
    close();
    goTo(review, row.position);
    if (hit.where === 'comment') openPanel(review, row);
  };
  return (
    <search class="search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go(0);
        }}
      >
        <input
          ref={box}
          type="search"
          aria-label="Search text and comments"
          placeholder="Search text and comments"
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <button type="button" class="quiet" onClick={close}>
          Close
        </button>
      </form>
      <p class="hint" role="status">
        {query.trim() !== '' && (found.length === 0 ? 'Nothing found.' : count(found.length, 'place'))}
      </p>
      <ol>
        {found.map((hit, i) => (
          <li>
            <button type="button" onClick={() => go(i)}>
              <span class="number">{hit.position + 1}</span>
              <span dir="auto">
                {hit.before}
                <mark>{hit.match}</mark>
                {hit.after}
              </span>
              {hit.where === 'comment' && <span class="hint">in a comment</span>}
            </button>
          </li>
        ))}
      </ol>
    </search>
  );
}
