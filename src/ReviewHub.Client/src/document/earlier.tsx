import { useEffect, useState } from 'preact/hooks';
import { api, messageOf } from '../api';
import { type Row, shownAnswers } from '../live/store';
import { pastOf } from '../rounds/past';
import { roundBefore } from '../rounds/rounds';
import { stanceLabel } from '../rounds/words';
import type { ParagraphDetails, Question, Round } from '../wire';
import { keepEarlier } from './moves';
import type { Review } from './review';
import type { Spot } from './spotlight';
import { Bar } from './stances';

/** One's own answers of the round before beside how the group answered then, to keep or to change. */
export function EarlierRound({ review, row, round }: { review: Review; row: Row; round: Round }) {
  const before = roundBefore(review.store.rounds.value, round, row.text.id);
  const { current } = review.spots[row.position] as Spot;
  return before && current.value ? <Comparison key={before.number} review={review} row={row} before={before} /> : null;
}

function Comparison({ review, row, before }: { review: Review; row: Row; before: Round }) {
  const problem = usePast(review, row, before);
  const past = row.past.value;
  if (problem) return <p class="earlier hint">The round before could not be read. {problem}</p>;
  if (past?.round !== before.number) return null;
  const answers = shownAnswers(row);
  const answered = before.questions.filter((q) => past.answers[q.key] !== undefined);
  const kept = answered.length > 0 && answered.every((q) => answers[q.key] === past.answers[q.key]);
  return (
    <div class="earlier" role="group" aria-label={`Round ${before.number}, for comparison`}>
      {before.questions.map((question) => (
        <p key={question.key}>
          <span class="earlier-words">
            {before.questions.length > 1 && <span dir="auto">{question.prompt || question.key}. </span>}
            Round {before.number}: you said <strong>{stanceLabel(question, past.answers[question.key] ?? null)}</strong>
          </span>
          <Distribution question={question} counts={past.counts?.[question.key]} />
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

function Distribution({ question, counts }: { question: Question; counts: readonly number[] | undefined }) {
  if (!counts) return null;
  const total = counts.reduce((sum, n) => sum + n, 0);
  return (
    <span class="distribution">
      <Bar question={question} counts={counts} eligible={total} turnout={total} past />
      <span class="tally-count" aria-hidden="true">
        {total}
      </span>
    </span>
  );
}

/** Asks once for each paragraph one comes to: a closed round changes no more. Returns what went wrong. */
function usePast(review: Review, row: Row, before: Round): string | null {
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const known = row.past.peek();
    if (known?.round === before.number && known.counts) return;
    let left = false;
    const paragraph = `/api/documents/${review.text.id}/paragraphs/${row.text.id}`;
    api.get<ParagraphDetails>(`${paragraph}?round=${before.number}`).then(
      (then) => {
        if (!left) row.past.value = pastOf(then, before, (by) => review.isMe(by));
      },
      (error) => left || setProblem(messageOf(error)),
    );
    return () => {
      left = true;
    };
  }, [before.number]);
  return problem;
}
