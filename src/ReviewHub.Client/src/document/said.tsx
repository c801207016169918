import { callsIn } from './mentions';
import type { Review } from './review';
import { type CommentView, tombstone } from './thread-view';

/** What somebody wrote, in which calls upon people stand out; or what stands where a text was. */
export function Said({ review, comment }: { review: Review; comment: CommentView }) {
  const { text, mentions } = comment;
  return (
    <p class={text === null ? 'said deleted' : 'said'} dir="auto">
      {text === null
        ? tombstone(comment)
        : callsIn(
            text,
            mentions.map((person) => review.nameOf(person)),
          ).map((piece) => (piece.call ? <span class="called">{piece.text}</span> : piece.text))}
    </p>
  );
}
