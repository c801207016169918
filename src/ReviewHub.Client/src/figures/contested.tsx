import { ParagraphLink } from '../document/paragraph-link';
import type { Review } from '../document/review';
import { Bar } from '../document/stances';
import type { Row } from '../live/store';
import type { Figures, ParagraphFigures, QuestionFigures } from '../wire';
import { Part } from './part';
import { intervalText, isNumber, medianLabel, numberText, percentText, spreadReading, whyHidden } from './readings';

const shown = 20;

/** Where opinions stand furthest apart, with how they lie. */
export function Contested({ review, figures }: { review: Review; figures: Figures }) {
  const byId = new Map(figures.paragraphs.map((p) => [p.id, p]));
  const list = (figures.document?.mostContested ?? []).slice(0, shown).flatMap((id) => {
    const [row, of] = [review.store.row(id), byId.get(id)];
    return row && of ? [{ row, of }] : [];
  });
  return (
    <Part
      title="Most contested first"
      says="A is agreement on the scale, from −1 (two opposite ends) to 1 (one answer); Cns is consensus, from 0 to 1; IQR the distance of the middle half, in steps of the scale; in brackets is the 95 % interval of a share."
    >
      {!figures.document && <p class="nothing">{whyHidden(review.documentRound)}</p>}
      {figures.document && list.length === 0 && <p class="nothing">No paragraph is contested.</p>}
      <ol class="contested">
        {list.map(({ row, of }) => (
          <li key={row.text.id}>
            <ParagraphLink review={review} row={row} />
            {of.questions?.map((question) => (
              <QuestionLine key={question.key} review={review} row={row} of={of} figures={question} />
            ))}
          </li>
        ))}
      </ol>
    </Part>
  );
}

interface LineProps {
  review: Review;
  row: Row;
  of: ParagraphFigures;
  figures: QuestionFigures;
}

function QuestionLine({ review, row, of, figures }: LineProps) {
  const round = review.store.rounds.value.find((r) => r.number === of.round) ?? row.round.value;
  const question = round?.questions.find((q) => q.key === figures.key);
  if (!question) return null;
  return (
    <div class="contested-line">
      {question.prompt && (
        <span class="prompt" dir="auto">
          {question.prompt}
        </span>
      )}
      <Bar question={question} counts={figures.counts} eligible={of.eligible} turnout={of.judged} past />
      <dl class="inline-figures">
        <div>
          <dt>Median</dt>
          <dd>{medianLabel(question, figures.median)}</dd>
        </div>
        <div>
          <dt>IQR</dt>
          <dd>{numberText(figures.iqr.value)}</dd>
        </div>
        <div>
          <dt>For</dt>
          <dd>
            {percentText(figures.for.value)}
            {isNumber(figures.for.lower) && ` (${intervalText(figures.for, percentText)})`}
          </dd>
        </div>
        <div>
          <dt>A</dt>
          <dd>
            {numberText(figures.agreement.value)}, {spreadReading(figures.agreement)}
          </dd>
        </div>
        <div>
          <dt>Cns</dt>
          <dd>{numberText(figures.consensus.value)}</dd>
        </div>
      </dl>
    </div>
  );
}
