import type { Row } from '../live/store';
import type { Review } from './review';

/** From a page beside the text to a paragraph in it. */
export function ParagraphLink({ review, row }: { review: Review; row: Row }) {
  return (
    <a
      class="paragraph-link"
      href={`/documents/${review.text.id}#p${row.text.id}`}
      onClick={() => (review.current.value = row.position)}
    >
      <span class="number">{row.position + 1}</span>
      <span class="words" dir="auto">
        {row.text.text.slice(0, 120)}
      </span>
    </a>
  );
}
