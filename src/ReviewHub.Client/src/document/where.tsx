import type { Review } from './review';

/** Home, board, document: on the pages beside the text, the last one leads back to it. */
export function Where({ review, linked }: { review: Review; linked?: boolean }) {
  const { text, store } = review;
  return (
    <nav class="where" aria-label="Where you are">
      <a href="/" class="home-link" aria-label="Home" title="Home (g h)">
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path
            d="M4 4.5h12M4 8.5h12M4 12.5h12M4 16.5h7"
            stroke="currentColor"
            stroke-width="1.6"
            stroke-linecap="round"
          />
        </svg>
      </a>
      <a href={`/boards/${text.board.id}`} class="board-link" dir="auto">
        {text.board.name}
      </a>
      <span aria-hidden="true" class="slash">
        /
      </span>
      {linked ? (
        <a href={`/documents/${text.id}`} class="doc-title" dir="auto" title="Back to the text">
          {store.title.value}
        </a>
      ) : (
        <span class="doc-title" dir="auto" title={store.title.value}>
          {store.title.value}
        </span>
      )}
    </nav>
  );
}
