import type { Row } from '../live/store';
import type { ReactionKey } from '../wire';
import type { Review } from './review';
import type { CommentView } from './thread-view';

const reactionWords: readonly [ReactionKey, string][] = [
  ['agree', 'Agree'],
  ['disagree', 'Disagree'],
  ['question', 'Question'],
  ['thanks', 'Thanks'],
  ['important', 'Important'],
  ['seen', 'Seen'],
];

interface Props {
  review: Review;
  row: Row;
  comment: CommentView;
}

/** Short answers to a comment that need no words of one's own. Those given show; the rest wait behind one button. */
export function Reactions({ review, row, comment }: Props) {
  const { id, reactions } = comment;
  const by = (key: ReactionKey): readonly string[] => reactions.find((r) => r.key === key)?.by ?? [];
  const given = reactionWords.filter(([key]) => by(key).length > 0);
  if (id === null || comment.text === null || (given.length === 0 && !review.mayReview)) return null;
  const button = ([key, word]: [ReactionKey, string]) => {
    const people = by(key);
    const mine = people.some((person) => review.isMe(person));
    return (
      <button
        type="button"
        key={key}
        aria-pressed={mine}
        aria-disabled={!review.mayReview}
        title={people.map((person) => review.nameOf(person)).join(', ') || word}
        onClick={() => review.mayReview && review.act(row, { type: 'react', comment: id, reaction: key, on: !mine })}
      >
        {word} {people.length > 0 && people.length}
      </button>
    );
  };
  const rest = reactionWords.filter(([key]) => by(key).length === 0);
  return (
    <div class="reactions" role="group" aria-label="Reactions">
      {given.map(button)}
      {review.mayReview && rest.length > 0 && (
        <details class="react">
          <summary>React</summary>
          {rest.map(button)}
        </details>
      )}
    </div>
  );
}
