import type { Review } from './review';

/** To what the votes add up to. */
export function FiguresLink({ review }: { review: Review }) {
  return (
    <a class="tool wide" href={`/documents/${review.text.id}/figures`} aria-label="Figures" title="Figures ( f )">
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path
          d="M4 16.5V10m4 6.5v-13m4 13V7m4 9.5V12"
          stroke="currentColor"
          stroke-width="1.6"
          stroke-linecap="round"
        />
      </svg>
      <span class="figures-word">Figures</span>
    </a>
  );
}
