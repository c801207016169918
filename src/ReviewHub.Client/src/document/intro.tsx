import { useState } from 'preact/hooks';
import { isOpen } from '../rounds/rounds';
import { visibilityWords } from '../rounds/words';
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
  const round = review.documentRound;
  const questions = round?.questions ?? [];
  const single = questions.length === 1 && (questions[0]?.scale.categories.length ?? 9) <= 5;
  const labels = choices(questions[0]?.scale.categories ?? []);
  return (
    <header class="intro">
      <h1 id="document-title" class={repeated ? 'unseen' : undefined} dir="auto">
        {title}
      </h1>
      {round ? (
        <>
          <p class="rule-line">
            Round {round.number}, {isOpen(round) ? visibilityWords[round.visibility].name.toLowerCase() : 'closed'} ·{' '}
            {count(store.eligible.value, 'person', 'people')} may judge ·{' '}
            <button type="button" class="link" onClick={() => (review.sheet.value = { type: 'protocol' })}>
              How this round works
            </button>
          </p>
          <p class="rule-words">{round.rule.inWords}</p>
        </>
      ) : (
        <p class="rule-line">No round is open yet. You can read and comment already.</p>
      )}
      {!review.mayReview && (
        <p class="how">
          You are an observer of this board: you see every vote and comment as it comes, and read along.
        </p>
      )}
      {review.mayReview && !knows && (
        <div class="how">
          <p>
            <strong>Read, and judge each paragraph.</strong> Point at one and{' '}
            {single ? 'choose' : 'answer each question'}{' '}
            {single &&
              labels.map(({ key, label, look }, i) => (
                <>
                  {i > 0 && (i === labels.length - 1 ? ' or ' : ', ')}
                  <span key={key} class={`stance-word ${look}`}>
                    <Shape look={look} /> {label}
                  </span>
                </>
              ))}
            . Select words to comment on just those. On a keyboard: <kbd>j</kbd> goes on, <kbd>1</kbd>–
            <kbd>{Math.min(Math.max(labels.length, 2), 9)}</kbd> judges, <kbd>?</kbd> shows the rest.
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
