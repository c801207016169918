import { useState } from 'preact/hooks';
import type { Review } from '../document/review';
import type { Row } from '../live/store';
import type { Round } from '../wire';

const longestNote = 4_000;

/** Why one does not go along with the result. Whether one may write it the server says, beside the paragraph. */
export function MinorityNote({ review, row, round }: { review: Review; row: Row; round: Round }) {
  const known = row.live.value.notes.find((note) => note.round === round.number && review.isMe(note.by))?.text ?? '';
  const [text, setText] = useState(known);
  return (
    <form
      class="resolution"
      onSubmit={(e) => {
        e.preventDefault();
        review.act(row, { type: 'write-note', text: text.trim() });
      }}
    >
      <p class="hint">
        For those whose vote differs from the consensus. It stands beside the result; save it empty to take it back.
      </p>
      <textarea
        aria-label="Minority note"
        dir="auto"
        rows={3}
        maxLength={longestNote}
        value={text}
        onInput={(e) => setText(e.currentTarget.value)}
      />
      <div class="row-acts">
        <button type="submit" class="primary">
          Save the note
        </button>
      </div>
    </form>
  );
}
