import { ParagraphLink } from '../document/paragraph-link';
import type { Review } from '../document/review';
import type { Camps } from '../wire';
import { count } from '../words';
import { type CampLine, campLines, campName } from './camp-lines';
import { Part, Table } from './part';
import { PlotFigure, groupColour, groupSymbol } from './plot-figure';
import { isNumber, numberText, percentText, undefinedText, whyHidden } from './readings';
import { GroupMark } from './group-mark';

const most = 10;

/** What each camp carries: declared by a chair, or else found in the votes. */
export function CampsPart({ review, camps }: { review: Review; camps: Camps | null }) {
  return (
    <Part title="Camps">
      {!camps && <p class="nothing">{whyHidden(review.documentRound)}</p>}
      {camps && <Groups camps={camps} />}
      {review.text.role === 'chair' && (
        <p>
          <button type="button" onClick={() => (review.sheet.value = { type: 'camps' })}>
            Declare camps…
          </button>
        </p>
      )}
      {camps && camps.groups.length > 0 && <Together review={review} camps={camps} />}
    </Part>
  );
}

function Groups({ camps }: { camps: Camps }) {
  const { kind, groups } = camps;
  if (groups.length === 0) {
    return (
      <p class="nothing">
        {kind === 'declared' ? 'No camps are declared.' : 'No groups stand out in the votes so far.'}
      </p>
    );
  }
  return (
    <>
      <p class="hint">
        {kind === 'declared'
          ? 'Declared by a chair.'
          : 'Found in the votes: people who judged alike. A group says how they voted, not who they are.'}
      </p>
      <ul class="groups">
        {groups.map(({ key, size }, i) => (
          <li key={key}>
            <GroupMark group={i} /> <bdi>{campName(camps, key)}</bdi>{' '}
            <span class="hint">{count(size, 'person', 'people')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Together({ review, camps }: { review: Review; camps: Camps }) {
  const { carried, parted } = campLines(camps, most);
  return (
    <>
      <h3>Carried by every camp</h3>
      <p class="hint">
        Group-informed consensus: the product of each camp’s share for it, smoothed for small camps; high only where all
        of them agree.
      </p>
      {carried.length === 0 && <p class="nothing">No paragraph has every camp behind it yet.</p>}
      {carried.length > 0 && (
        <Shares
          review={review}
          camps={camps}
          lines={carried}
          label="Shares for each paragraph that every camp carries"
        />
      )}
      <h3>Where camps part</h3>
      {parted.length === 0 && <p class="nothing">The camps do not part over any paragraph.</p>}
      {parted.length > 0 && (
        <Shares review={review} camps={camps} lines={parted} label="Shares for each paragraph the camps part over" />
      )}
      <Representative review={review} camps={camps} />
    </>
  );
}

interface SharesProps {
  review: Review;
  camps: Camps;
  lines: readonly CampLine[];
  label: string;
}

function Shares({ review, camps, lines, label }: SharesProps) {
  const numberOf = (id: number): number => (review.store.row(id)?.position ?? 0) + 1;
  const order = lines.map((line) => `${numberOf(line.id)}`);
  const dots = lines.flatMap((line) =>
    line.shares.flatMap((share, group) => (share === null ? [] : [{ at: `${numberOf(line.id)}`, share, group }])),
  );
  const spans = lines.flatMap((line) => {
    const known = line.shares.filter(isNumber);
    return known.length > 1
      ? [{ at: `${numberOf(line.id)}`, least: Math.min(...known), most: Math.max(...known) }]
      : [];
  });
  return (
    <PlotFigure
      label={`${label}: ${lines.map((line) => `paragraph ${numberOf(line.id)}, ${sharesText(camps, line)}`).join('; ')}`}
      of={[lines.map((line) => `${line.id} ${line.shares.join()}`).join(' ')]}
      draw={(plots) => ({
        height: 44 + 28 * lines.length,
        marginLeft: 50,
        marginRight: 20,
        x: { domain: [0, 1], label: null, tickFormat: '.0%', ticks: 5, grid: true },
        y: { domain: order, label: null },
        marks: [
          plots.link(spans, { x1: 'least', x2: 'most', y: 'at', stroke: 'var(--edge)', strokeWidth: 2 }),
          ...camps.groups.map((_, group) =>
            plots.dot(
              dots.filter((dot) => dot.group === group),
              {
                x: 'share',
                y: 'at',
                r: 6,
                symbol: groupSymbol(group),
                fill: groupColour(group),
                stroke: 'var(--paper)',
              },
            ),
          ),
        ],
      })}
    >
      <Table
        label={label}
        head={['Paragraph', ...camps.groups.map(({ key }) => campName(camps, key)), 'Product', 'Geometric mean']}
      >
        {lines.map((line) => {
          const row = review.store.row(line.id);
          return (
            <tr key={line.id}>
              <th scope="row">{row && <ParagraphLink review={review} row={row} />}</th>
              {line.of.groups.map(({ agree, seen }, i) => (
                <td class="figure-value" key={i}>
                  {seen === 0 ? 'nobody yet' : `${agree} of ${seen}`}
                </td>
              ))}
              {[line.of.product, line.of.mean].map((measure, i) => (
                <td class="figure-value" key={i}>
                  {isNumber(measure.value) ? numberText(measure.value) : undefinedText(measure)}
                </td>
              ))}
            </tr>
          );
        })}
      </Table>
    </PlotFigure>
  );
}

function sharesText(camps: Camps, line: CampLine): string {
  return camps.groups
    .map(
      ({ key }, i) => `${campName(camps, key)} ${line.shares[i] === null ? 'nobody yet' : percentText(line.shares[i])}`,
    )
    .join(', ');
}

/** What sets a camp apart from the others. */
function Representative({ review, camps }: { review: Review; camps: Camps }) {
  if (camps.representative.length === 0) return null;
  return (
    <>
      <h3>What sets each camp apart</h3>
      {camps.groups.map(({ key }, group) => {
        const own = camps.representative.filter((r) => r.group === key);
        if (own.length === 0) return null;
        return (
          <section key={key} class="camp" aria-label={campName(camps, key)}>
            <h4>
              <GroupMark group={group} /> <bdi>{campName(camps, key)}</bdi>
            </h4>
            <ul>
              {own.map(({ paragraph, side }) => {
                const row = review.store.row(paragraph);
                return (
                  row && (
                    <li key={paragraph}>
                      <span class={`stance-word ${side}`}>more {side} it</span>{' '}
                      <ParagraphLink review={review} row={row} />
                    </li>
                  )
                );
              })}
            </ul>
          </section>
        );
      })}
    </>
  );
}
