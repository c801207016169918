import { useEffect, useRef, useState } from 'preact/hooks';
import { readDraft } from '../live/drafts';
import type { Row } from '../live/store';
import { CommentItem, PendingWord } from './comment';
import { Composer } from './composer';
import type { Review } from './review';
import { Assign, Outcome, resolutionWords } from './settling';
import { type ThreadView, tombstone } from './thread-view';

interface Props {
  review: Review;
  row: Row;
  thread: ThreadView;
  /** Asked for by a click on its quote: bring it into view. */
  wanted: boolean;
  onTyping: (typing: boolean) => void;
}

export function ThreadItem({ review, row, thread, wanted, onTyping }: Props) {
  const { id, resolved } = thread;
  const element = useRef<HTMLElement>(null);
  const again = useRef<HTMLButtonElement>(null);
  const hasDraft = id !== null && readDraft(localStorage, review.place(row, `reply-${id}`)) !== null;
  const [replying, setReplying] = useState(hasDraft ? 'kept' : 'no');
  const [unfolded, setUnfolded] = useState(wanted);
  const [settling, setSettling] = useState(false);
  const settle = useRef<HTMLButtonElement>(null);
  const returned = review.draftsReturned.value;
  useEffect(() => {
    if (hasDraft) setReplying((r) => (r === 'no' ? 'kept' : r));
  }, [returned]);
  useEffect(() => {
    if (wanted) element.current?.scrollIntoView({ block: 'nearest' });
  }, [wanted]);
  const close = (): void => {
    setReplying('no');
    requestAnimationFrame(() => again.current?.focus());
  };
  const folded = resolved !== null && !unfolded;
  const first = thread.comments[0];
  return (
    <section class="thread" data-thread={id ?? undefined} data-resolved={resolved ? true : undefined} ref={element}>
      {thread.selector && (
        <blockquote class="about" dir="auto">
          {thread.selector.exact}
        </blockquote>
      )}
      {resolved && (
        <p class="resolved-line">
          <button type="button" class="quiet" aria-expanded={!folded} onClick={() => setUnfolded(folded)}>
            {resolved.kind ? resolutionWords[resolved.kind] : 'Resolved'} by {review.nameOf(resolved.by)}{' '}
            {folded ? '· show' : '· hide'}
          </button>
          {thread.pending && <PendingWord review={review} />}
        </p>
      )}
      {resolved?.outcome && (
        <p class="outcome" dir="auto">
          {resolved.outcome}
        </p>
      )}
      {folded ? (
        <p class="said folded" dir="auto">
          {first && (first.text ?? tombstone(first))}
        </p>
      ) : (
        <ol class="comments">
          {thread.comments.map((comment) => (
            <CommentItem key={comment.key} review={review} row={row} comment={comment} onTyping={onTyping} />
          ))}
        </ol>
      )}
      {id !== null && review.mayReview && (
        <div class="thread-acts">
          {replying === 'no' && !resolved && (
            <button type="button" data-verb="reply" ref={again} onClick={() => setReplying('yes')}>
              Reply
            </button>
          )}
          <button
            type="button"
            class="quiet"
            data-verb="resolve"
            onClick={() =>
              review.act(
                row,
                resolved
                  ? { type: 'reopen-thread', thread: id }
                  : { type: 'resolve-thread', thread: id, kind: null, outcome: null },
              )
            }
          >
            {resolved ? 'Reopen' : 'Resolve'}
          </button>
          {!resolved && (
            <button type="button" class="quiet" ref={settle} onClick={() => setSettling(true)}>
              Outcome…
            </button>
          )}
          {!resolved && <Assign review={review} row={row} thread={{ ...thread, id }} />}
        </div>
      )}
      {id !== null && settling && !resolved && (
        <Outcome
          review={review}
          row={row}
          thread={{ ...thread, id }}
          onDone={() => {
            setSettling(false);
            requestAnimationFrame(() => (settle.current ?? element.current?.querySelector('button'))?.focus());
          }}
        />
      )}
      {id !== null && replying !== 'no' && !folded && (
        <Composer
          review={review}
          place={review.place(row, `reply-${id}`)}
          label="Reply"
          send="Send"
          focus={replying === 'yes'}
          onTyping={onTyping}
          onCancel={close}
          onSend={({ text }, mentions) => {
            review.act(row, { type: 'reply', thread: id, text, mentions });
            close();
          }}
        />
      )}
    </section>
  );
}
