import type { Review } from '../document/review';
import { isOpen } from '../rounds/rounds';
import { Avatar } from '../shell/small';
import type { Figures, ParagraphFigures } from '../wire';
import { ParagraphLink } from '../document/paragraph-link';
import { Part, Table } from './part';
import { PlotFigure } from './plot-figure';
import { whyNoNames } from './readings';
import { Remind } from './remind';

/** Who has judged how much, and where judgements are missing. */
export function TurnoutPart({ review, figures }: { review: Review; figures: Figures }) {
  const { finished, eligible } = figures.turnout;
  const round = review.documentRound;
  const chair = review.text.role === 'chair';
  return (
    <Part title="Turnout">
      <p>
        {finished} of {eligible} {eligible === 1 ? 'has' : 'have'} judged every paragraph.
      </p>
      {chair && round && isOpen(round) && <Remind review={review} />}
      <h3>By paragraph</h3>
      <ByParagraph review={review} paragraphs={figures.paragraphs} />
      <h3>By reviewer</h3>
      {figures.turnout.people ? (
        <ul class="by-person">
          {figures.turnout.people.map(({ id, judged, of }) => (
            <li key={id}>
              <Avatar id={id} name={review.nameOf(id)} />
              <bdi>{review.nameOf(id)}</bdi>
              <progress aria-hidden="true" max={Math.max(1, of)} value={judged} />
              <span>
                {judged} of {of}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p class="nothing">{whyNoNames(round, chair)}</p>
      )}
    </Part>
  );
}

function ByParagraph({ review, paragraphs }: { review: Review; paragraphs: readonly ParagraphFigures[] }) {
  const bars = paragraphs.flatMap((p) => {
    const row = review.store.row(p.id);
    return row ? [{ ...p, row, number: row.position + 1 }] : [];
  });
  if (bars.length === 0) return <p class="nothing">There are no paragraphs.</p>;
  const most = Math.max(1, ...bars.map((b) => b.eligible));
  const least = bars.reduce((a, b) =>
    b.judged / Math.max(1, b.eligible) < a.judged / Math.max(1, a.eligible) ? b : a,
  );
  return (
    <PlotFigure
      label={`How many have judged each of ${bars.length} paragraphs. The fewest: paragraph ${least.number}, ${least.judged} of ${least.eligible}.`}
      of={[paragraphs]}
      draw={(plots) => ({
        height: 170,
        marginTop: 28,
        marginLeft: 40,
        marginBottom: 36,
        x: { domain: [0.5, bars.length + 0.5], label: 'Paragraph', ticks: Math.min(10, bars.length), tickFormat: 'd' },
        y: { domain: [0, most], label: 'Judged', ticks: Math.min(4, most), tickFormat: 'd', grid: true },
        marks: [
          plots.rectY(bars, {
            x1: (b) => b.number - 0.5,
            x2: (b) => b.number + 0.5,
            y: 'judged',
            fill: 'var(--accent)',
            inset: bars.length > 150 ? 0 : 0.5,
          }),
          plots.ruleY([most], { stroke: 'var(--edge)', strokeDasharray: '4 3' }),
        ],
      })}
    >
      <Table label="Turnout by paragraph" head={['Paragraph', 'Judged', 'May judge']}>
        {bars.map(({ id, row, judged, eligible }) => (
          <tr key={id}>
            <th scope="row">
              <ParagraphLink review={review} row={row} />
            </th>
            <td class="figure-value">{judged}</td>
            <td class="figure-value">{eligible}</td>
          </tr>
        ))}
      </Table>
    </PlotFigure>
  );
}
