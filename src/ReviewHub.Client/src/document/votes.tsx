import { type Row, shownAnswers, shownStance } from '../live/store';
import { shownEligible, shownTurnout, tallyView } from '../live/view';
import { isOpen } from '../rounds/rounds';
import { hiddenWords, turnoutWords, votingIn } from '../rounds/words';
import type { Question, Round } from '../wire';
import { EarlierRound } from './earlier';
import { takeStance } from './moves';
import type { Review } from './review';
import { type Choice, Shape, choices } from './stances';

/** Where one judges: every question of the paragraph's round, what is hidden, and how one judged before. */
export function Votes({ review, row }: { review: Review; row: Row }) {
  const round = row.round.value;
  const voting = votingIn(round, review.store.self.value, row.text.id);
  const number = row.position + 1;
  const single = round?.questions.length === 1;
  return (
    <>
      {round && voting.type === 'open' && (
        <div class={single ? 'votes' : 'votes several'} role="group" aria-label={`Your vote on paragraph ${number}`}>
          {round.questions.map((question) => (
            <QuestionRow key={question.key} review={review} row={row} question={question} alone={single} />
          ))}
        </div>
      )}
      <Standing review={review} row={row} round={round} why={voting.type === 'shut' ? voting.why : null} />
      {round && voting.type === 'open' && <EarlierRound review={review} row={row} round={round} />}
    </>
  );
}

interface QuestionProps {
  review: Review;
  row: Row;
  question: Question;
  alone: boolean;
}

function QuestionRow({ review, row, question, alone }: QuestionProps) {
  const own = shownStance(row, question.key);
  const all = buttonsOf(question);
  const buttons = all.map(({ choice, key }) => (
    <button
      type="button"
      class={`vote ${choice.look}${choice.label.length <= 2 ? ' short' : ''}`}
      aria-pressed={own === choice.key}
      title={own === choice.key ? 'Press again to take your vote back' : key ? `Key ${key}` : choice.label}
      onClick={() => takeStance(review, row, choice.key, question.key)}
    >
      <Shape look={choice.look} />
      {choice.label}
    </button>
  ));
  if (alone && !question.prompt) return <>{buttons}</>;
  return (
    <div class="question" role="group" aria-label={question.prompt || question.key} data-question={question.key}>
      <span class="prompt" dir="auto">
        {question.prompt || question.key}
      </span>
      {buttons}
    </div>
  );
}

/** Scales of digits stand as people write them, 1 to 9; the rest from most for to most against. */
export function buttonsOf({ scale }: Question): { choice: Choice; key: string | null }[] {
  const all = choices(scale.categories);
  if (isNumeric(scale.categories)) {
    const [abstention] = all.splice(-1);
    const digits = all.reverse().map((choice) => ({ choice, key: choice.key }));
    return [...digits, { choice: abstention as Choice, key: '0' }];
  }
  return all.map((choice, i) => ({ choice, key: i < 9 ? String(i + 1) : i === all.length - 1 ? '0' : null }));
}

/** Whether each category is a digit and so has its key by name. */
export function isNumeric(categories: Question['scale']['categories']): boolean {
  return categories.every((c) => /^[1-9]$/.test(c.key));
}

interface StandingProps extends Omit<QuestionProps, 'question' | 'alone'> {
  round: Round | null;
  why: string | null;
}

/** What one may not do or see here, and how many have judged. Says nothing where the bar says it all. */
function Standing({ review, row, round, why }: StandingProps) {
  const hidden = round?.questions.some((q) => tallyView(row.live.value, round, q) === null) ?? false;
  const ownVote = round !== null && round.paragraph !== null && isOpen(round);
  if (!why && !hidden && !ownVote) return null;
  const turnout = round ? turnoutWords(shownTurnout(row), shownEligible(row, review.store.eligible.value)) : '';
  return (
    <p class="standing">
      {ownVote && <span>The question is called: this paragraph has a vote of its own. </span>}
      {why && <span>{why} </span>}
      {round && hidden && <span class="hidden-words">{hiddenWords(round, shownAnswers(row))}</span>}
      {round && hidden && ' · '}
      {turnout}
    </p>
  );
}
