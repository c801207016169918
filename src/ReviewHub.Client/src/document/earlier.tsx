import { type Row, shownAnswers } from '../live/store';
import { tallyView } from '../live/view';
import { roundBefore } from '../rounds/rounds';
import { stanceLabel } from '../rounds/words';
import type { Question, Round } from '../wire';
import { keepEarlier } from './moves';
import type { Review } from './review';
import { Bar } from './stances';

/** One's own answers of the round before beside how the group answered then, to keep or to change. */
export function EarlierRound({ review, row, round }: { review: Review; row: Row; round: Round }) {
  const before = roundBefore(review.store.rounds.value, round, row.text.id);
  if (!before) return null;
  const earlier = row.earlier.value;
  const answers = shownAnswers(row);
  const answered = before.questions.filter((q) => earlier[q.key] !== undefined);
  const kept = answered.length > 0 && answered.every((q) => answers[q.key] === earlier[q.key]);
  return (
    <div class="earlier" role="group" aria-label={`Round ${before.number}, for comparison`}>
      {before.questions.map((question) => (
        <p key={question.key}>
          <span class="earlier-words">
            {before.questions.length > 1 && <span dir="auto">{question.prompt || question.key}. </span>}
            Round {before.number}: you said <strong>{stanceLabel(question, earlier[question.key] ?? null)}</strong>
          </span>
          <EarlierBar row={row} round={before} question={question} />
        </p>
      ))}
      {answered.length > 0 && (
        <button type="button" class="keep" aria-pressed={kept} title="Key s" onClick={() => keepEarlier(review, row)}>
          {kept ? 'Kept' : 'Keep'}
        </button>
      )}
    </div>
  );
}

function EarlierBar({ row, round, question }: { row: Row; round: Round; question: Question }) {
  const view = tallyView(row.live.value, round, question);
  if (!view) return null;
  const total = view.counts.reduce((sum, n) => sum + n, 0);
  return (
    <>
      <Bar question={question} counts={view.counts} eligible={total} turnout={total} past />
      <span class="tally-count">{total}</span>
    </>
  );
}
