import { useState } from 'preact/hooks';
import { count } from '../words';
import type { Review } from './review';
import { Shape, choices } from './stances';

const dismissed = 'reviewhub:knows-how';

/** The title, the rule of the round, and once, for a newcomer, what to do. */
export function Intro({ review }: { review: Review }) {
  const { text, store } = review;
  const title = store.title.value;
  const own = text.paragraphs[0];
  const repeated = own?.kind === 'heading' && own.text.trim() === title.trim();
  const [knows, setKnows] = useState(localStorage.getItem(dismissed) !== null);
  const labels = choices(text.scale.categories);
  return (
    <header class="intro">
      <h1 id="document-title" class={repeated ? 'unseen' : undefined} dir="auto">
        {title}
      </h1>
      <p class="rule-line">
        {text.round ? `Round ${text.round.number}, ${text.round.visibility}` : 'No round yet'} ·{' '}
        {count(store.eligible.value, 'person', 'people')} may judge
      </p>
      <p class="rule-words">{text.rule.inWords}</p>
      {!review.mayReview && (
        <p class="how">
          You are an observer of this board: you see every vote and comment as it comes, and read along.
        </p>
      )}
      {review.mayReview && !knows && (
        <div class="how">
          <p>
            <strong>Read, and judge each paragraph.</strong> Point at one and choose{' '}
            {labels.map(({ key, label, look }, i) => (
              <>
                {i > 0 && (i === labels.length - 1 ? ' or ' : ', ')}
                <span key={key} class={`stance-word ${look}`}>
                  <Shape look={look} /> {label}
                </span>
              </>
            ))}
            . Select words to comment on just those. On a keyboard: <kbd>j</kbd> goes on, <kbd>1</kbd>–
            <kbd>{Math.min(labels.length, 9)}</kbd> judges, <kbd>?</kbd> shows the rest.
          </p>
          <button
            type="button"
            onClick={() => {
              localStorage.setItem(dismissed, 'yes');
              setKnows(true);
            }}
          >
            Got it
          </button>
        </div>
      )}
    </header>
  );
}
