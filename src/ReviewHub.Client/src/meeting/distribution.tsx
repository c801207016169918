import type { Review } from '../document/review';
import { Shape, choices } from '../document/stances';
import type { Row } from '../live/store';
import { shownEligible, shownTurnout } from '../live/view';
import { turnoutWords } from '../rounds/words';
import type { Question } from '../wire';
import { projectedCounts } from './projected';

/** The answers as they come, each by its label; while the round is blind, only how many have answered. */
export function Distribution({ review, row }: { review: Review; row: Row }) {
  const round = row.round.value;
  if (!round) return null;
  const judged = shownTurnout(row);
  const eligible = shownEligible(row, review.store.eligible.value);
  return (
    <section class="meeting-tally" aria-label="Votes">
      {round.questions.map((question) => (
        <Answers key={question.key} row={row} question={question} eligible={eligible} />
      ))}
      <p class="meeting-turnout">
        <span class="meter" aria-hidden="true">
          <span style={{ width: part(judged, eligible) }} />
        </span>
        {turnoutWords(judged, eligible)}
      </p>
    </section>
  );
}

interface Props {
  row: Row;
  question: Question;
  eligible: number;
}

function Answers({ row, question, eligible }: Props) {
  const counts = projectedCounts(row, question);
  const all = choices(question.scale.categories);
  return (
    <div class="meeting-question">
      {question.prompt && (
        <h2 class="prompt" dir="auto">
          {question.prompt}
        </h2>
      )}
      {counts === null ? (
        <p class="meeting-hidden">
          Hidden until {row.round.value?.paragraph === null ? 'the round' : 'this vote'} closes
        </p>
      ) : (
        <ul data-projected={counts.join(',')} data-many={all.length > 6 || undefined}>
          {all.map(({ key, label, look }, i) => (
            <li key={key}>
              <span class={`stance-word ${look}`}>
                <Shape look={look} /> <bdi>{label}</bdi>
              </span>
              <span class="lane" aria-hidden="true">
                <span class={`part ${look}`} style={{ width: part(counts[i] ?? 0, eligible) }} />
              </span>
              <span class="meeting-count">{counts[i] ?? 0}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function part(n: number, of: number): string {
  return `${of > 0 ? Math.min(100, (100 * n) / of) : 0}%`;
}
