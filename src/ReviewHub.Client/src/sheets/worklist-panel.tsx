import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../api';
import { goTo, openPanel, rowElement } from '../document/moves';
import type { Review } from '../document/review';
import { type Waiting, type WorklistView, worklistOf } from '../rounds/worklist';
import type { Worklist } from '../wire';

const sections: readonly [keyof WorklistView, string][] = [
  ['mentioned', 'You were mentioned'],
  ['waiting', 'Assigned to you'],
  ['stale', 'You judged an earlier text'],
  ['notJudged', 'Not judged yet'],
  ['disputed', 'Disputed'],
];
const shown = 30;

/** What waits for the reader, in reading order; it stays open beside the text and its counts stay live. */
export function WorklistPanel({ review }: { review: Review }) {
  const panel = useRef<HTMLElement>(null);
  const stale = useStale(review);
  void review.store.changes.value;
  const list = worklistOf(review.store.rows, review.store.self.value, (by) => review.isMe(by), stale);
  useEffect(() => panel.current?.querySelector('h2')?.focus(), []);
  const close = (): void => {
    review.sheet.value = null;
    const row = review.store.rows[review.current.peek()];
    if (row) rowElement(row)?.focus({ preventScroll: true });
  };
  const go = ({ position, thread }: Waiting): void => {
    goTo(review, position);
    const row = review.store.rows[position];
    if (row && thread !== null) openPanel(review, row, thread);
    // On a phone it lies over the text.
    if (matchMedia('(max-width: 860px)').matches) review.sheet.value = null;
  };
  const total = sections.reduce((n, [name]) => n + list[name].length, 0);
  return (
    <aside
      class="worklist"
      ref={panel}
      aria-labelledby="worklist-title"
      onKeyDown={(e) => walk(e, panel.current, close)}
    >
      <header>
        <h2 id="worklist-title" tabIndex={-1}>
          What waits for you
        </h2>
        <button type="button" class="quiet close" aria-label="Close the worklist" onClick={close}>
          ×
        </button>
      </header>
      {total === 0 && <p>Nothing. You have judged all there is to judge.</p>}
      {sections
        .filter(([name]) => list[name].length > 0)
        .map(([name, words]) => (
          <section key={name} aria-label={`${words}: ${list[name].length}`}>
            <h3>
              {words} <span>{list[name].length}</span>
            </h3>
            <ol>
              {list[name].slice(0, shown).map((item) => (
                <li key={`${item.position} ${item.thread}`}>
                  <button type="button" onClick={() => go(item)}>
                    <span class="number">{item.position + 1}</span>
                    <span class="words" dir="auto">
                      {review.store.rows[item.position]?.text.text.slice(0, 90)}
                    </span>
                  </button>
                </li>
              ))}
            </ol>
            {list[name].length > shown && <p class="hint">and {list[name].length - shown} more</p>}
          </section>
        ))}
    </aside>
  );
}

/** Arrows go along the list, Escape closes it. */
function walk(event: KeyboardEvent, panel: HTMLElement | null, close: () => void): void {
  if (event.key === 'Escape') {
    event.preventDefault();
    return close();
  }
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by || !panel) return;
  event.preventDefault();
  const buttons = [...panel.querySelectorAll<HTMLElement>('li button')];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  buttons[Math.max(0, Math.min(buttons.length - 1, at + by))]?.focus();
}

/** Which judgements are of an earlier text; asked again whenever one's own judgements change. */
function useStale(review: Review): ReadonlySet<number> {
  const [stale, setStale] = useState<ReadonlySet<number>>(new Set());
  const judged = review.store.judged.value;
  useEffect(() => {
    let left = false;
    api.get<Worklist>(`/api/documents/${review.text.id}/worklist`).then(
      (list) => left || setStale(new Set(list.stale)),
      () => {
        // Without an answer the rest of the list still stands.
      },
    );
    return () => {
      left = true;
    };
  }, [judged]);
  return stale;
}
