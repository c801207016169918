import { useEffect, useRef, useState } from 'preact/hooks';
import { readDraft } from '../live/drafts';
import type { Row } from '../live/store';
import { count } from '../words';
import { Composer } from './composer';
import { closePanel, rowElement } from './moves';
import type { Panel, Review } from './review';
import { ThreadItem } from './thread';
import { threadViews } from './thread-view';
import { later } from '../sheets/later';
import { WhoJudged } from './who-judged';

const ParagraphTools = later(() => import('../sheets/paragraph-tools').then((m) => m.ParagraphTools));

/** The threads of one paragraph: in the margin beside it, or on a phone slid up from below. */
export function PanelView({ review, row, panel }: { review: Review; row: Row; panel: Panel }) {
  const number = row.position + 1;
  const live = row.live.value;
  const place = review.place(row, 'new');
  const [starting, setStarting] = useState(panel.composing || readDraft(localStorage, place) !== null);
  const head = useRef<HTMLHeadingElement>(null);
  const start = useRef<HTMLButtonElement>(null);
  // While something is being typed here, what others add waits: nothing moves under the pen.
  const [known, setKnown] = useState<ReadonlySet<number> | null>(null);
  const all = (): ReadonlySet<number> => new Set(live.comments.map((c) => c.id));
  const isHeld = (id: number): boolean =>
    known !== null && !known.has(id) && live.comments.find((c) => c.id === id)?.by !== review.myId;
  const held = live.comments.filter((c) => isHeld(c.id)).length;
  const typing = (now: boolean): void => setKnown(now ? all() : null);
  const returned = review.draftsReturned.value;
  useEffect(() => {
    if (readDraft(localStorage, place) !== null) setStarting(true);
  }, [returned]);
  useEffect(() => {
    if (panel.composing) setStarting(true);
    else head.current?.focus({ preventScroll: true });
  }, [panel]);

  const threads = threadViews(live, row.pending.value, review.myId, isHeld);
  return (
    <section class="panel" aria-label={`Threads on paragraph ${number}`}>
      <header class="panel-head">
        <h2 tabIndex={-1} ref={head}>
          Paragraph {number}
        </h2>
        <span class="held">
          {held > 0 && (
            // Kept from taking the focus, which would end the typing it waits for.
            <button type="button" class="quiet" onMouseDown={(e) => e.preventDefault()} onClick={() => setKnown(all())}>
              {count(held, 'new comment')}
            </button>
          )}
        </span>
        <button type="button" class="quiet close" aria-label="Close threads" onClick={() => closePanel(review)}>
          ×
        </button>
      </header>
      <div class="panel-body">
        {threads.map((thread) => (
          <ThreadItem
            key={thread.key}
            review={review}
            row={row}
            thread={thread}
            wanted={panel.thread !== null && panel.thread === thread.id}
            onTyping={typing}
          />
        ))}
        {threads.length === 0 && !starting && <p class="nothing">Nobody has commented here yet.</p>}
        {review.mayReview &&
          (starting ? (
            <Composer
              review={review}
              place={place}
              label={`Comment on paragraph ${number}`}
              send="Send"
              selector={panel.selector}
              focus={panel.composing && panel}
              onTyping={typing}
              onCancel={() => {
                setStarting(false);
                requestAnimationFrame(() => start.current?.focus());
              }}
              onSend={({ text, selector }, mentions) => {
                review.act(row, { type: 'start-thread', text, selector, mentions });
                setStarting(false);
                rowElement(row)?.focus({ preventScroll: true });
              }}
            />
          ) : (
            <button type="button" class="start" ref={start} onClick={() => setStarting(true)}>
              New thread
            </button>
          ))}
        {live.notes
          .filter((note) => note.text !== null)
          .map((note) => (
            <p class="note" dir="auto" key={`${note.round} ${note.by}`}>
              <strong>Minority note</strong> by <bdi>{review.nameOf(note.by)}</bdi>, round {note.round}: {note.text}
            </p>
          ))}
        <WhoJudged review={review} row={row} />
        <ParagraphTools review={review} row={row} />
      </div>
    </section>
  );
}
