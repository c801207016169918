import { useState } from 'preact/hooks';
import type { Row } from '../live/store';
import { Avatar, Time } from '../shell/small';
import { Composer } from './composer';
import { Reactions } from './reactions';
import { Redaction } from './redaction';
import type { Review } from './review';
import { Said } from './said';
import type { CommentView } from './thread-view';

interface Props {
  review: Review;
  row: Row;
  comment: CommentView;
  onTyping: (typing: boolean) => void;
}

export function CommentItem({ review, row, comment, onTyping }: Props) {
  const [editing, setEditing] = useState(false);
  const [redacting, setRedacting] = useState(false);
  const { id, text } = comment;
  const mine = review.isMe(comment.by);
  const chair = review.text.role === 'chair';
  const settled = id !== null && !comment.pending && review.mayReview;
  const mayRedact = chair && !comment.redacted;
  const name = review.nameOf(comment.by);
  return (
    <li class="comment" data-comment={id ?? undefined} data-pending={comment.pending || undefined}>
      <div class="comment-head">
        <Avatar id={comment.by} name={name} />
        <span class="names">
          <span class="by" dir="auto">
            {name}
          </span>{' '}
          <Time at={comment.at} /> {comment.editedAt && text !== null && <span class="edited">edited</span>}{' '}
          {comment.pending && <PendingWord review={review} />}
        </span>
        {settled && !editing && !redacting && (mayRedact || (mine && text !== null)) && (
          <span class="comment-acts">
            {mine && text !== null && (
              <button type="button" class="quiet" onClick={() => setEditing(true)}>
                Edit
              </button>
            )}
            {text !== null && (
              <button
                type="button"
                class="quiet"
                onClick={() => review.act(row, { type: 'delete-comment', comment: id })}
                aria-label={`Delete what ${name} wrote`}
              >
                Delete
              </button>
            )}
            {mayRedact && (
              <button
                type="button"
                class="quiet"
                onClick={() => setRedacting(true)}
                aria-label={`Redact what ${name} wrote`}
              >
                Redact…
              </button>
            )}
          </span>
        )}
      </div>
      {redacting && settled && mayRedact && (
        <Redaction
          name={name}
          onCancel={() => setRedacting(false)}
          onConfirm={(reason) => {
            setRedacting(false);
            review.act(row, { type: 'redact-comment', comment: id, reason });
          }}
        />
      )}
      {editing && id !== null && !comment.redacted ? (
        <Composer
          review={review}
          place={review.place(row, `edit-${id}`)}
          label="Edit comment"
          send="Save"
          initial={text ?? ''}
          focus
          onTyping={onTyping}
          onCancel={() => setEditing(false)}
          onSend={(draft, mentions) => {
            setEditing(false);
            if (draft.text !== text) review.act(row, { type: 'edit-comment', comment: id, text: draft.text, mentions });
          }}
        />
      ) : (
        <>
          <Said review={review} comment={comment} />
          <Reactions review={review} row={row} comment={comment} />
        </>
      )}
    </li>
  );
}

export function PendingWord({ review }: { review: Review }) {
  const live = review.connection.word.value === 'live';
  return <span class="pending-word">{live ? 'sending' : 'waiting for the connection'}</span>;
}
