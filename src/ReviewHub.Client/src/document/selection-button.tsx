import { useEffect, useState } from 'preact/hooks';
import { type SelectedQuote, selectedQuote } from '../selectors/selection';
import { compose } from './moves';
import type { Review } from './review';

/** Offers to comment on the words just selected, beside where the selection ends. */
export function SelectionButton({ review }: { review: Review }) {
  const [quote, setQuote] = useState<SelectedQuote | null>(null);
  useEffect(() => {
    const look = (): void => {
      setQuote(selectedQuote(getSelection(), (id) => review.store.row(id)?.text.text));
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [review]);
  if (!quote || !review.mayReview) return null;
  const { rect, paragraph, selector } = quote;
  const left = Math.max(8, Math.min(rect.left + rect.width / 2 - 90, innerWidth - 196));
  return (
    <button
      type="button"
      class="selection-button"
      style={{ top: `${rect.bottom + scrollY + 8}px`, left: `${left}px` }}
      // The selection must outlive the press: it says what the comment is about.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        const row = review.store.row(paragraph);
        getSelection()?.removeAllRanges();
        if (row) compose(review, row, selector);
      }}
    >
      Comment on selection
    </button>
  );
}
