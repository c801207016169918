import type { Review } from '../document/review';
import type { Figures, OpinionMap } from '../wire';
import { count } from '../words';
import { Part, Table } from './part';
import { PlotFigure, groupColour, groupSymbol } from './plot-figure';
import { apartReading, explainedReading, numberText, percentText, whyHidden } from './readings';

/** People who judged alike stand close together. */
export function MapPart({ review, map }: { review: Review; map: Figures['map'] }) {
  return (
    <Part
      title="Opinion map"
      says="Each sign is a person; who judged alike stands close together. Where left and right, up and down are has no meaning of its own."
    >
      {!map && <p class="nothing">{whyHidden(review.documentRound)}</p>}
      {map && !isDrawn(map) && <p class="nothing">{map.why}</p>}
      {map && isDrawn(map) && <Drawn review={review} map={map} />}
    </Part>
  );
}

function isDrawn(map: NonNullable<Figures['map']>): map is OpinionMap {
  return map.why === null || map.why === undefined;
}

function Drawn({ review, map }: { review: Review; map: OpinionMap }) {
  const [across = 0, up = 0] = map.explained;
  const own = map.points.filter((p) => review.isMe(p.id));
  const sizes = map.groups.map(({ key, size }) => `group ${key} with ${count(size, 'person', 'people')}`).join(', ');
  const where = own[0] ? ` You are in group ${map.groups[own[0].group]?.key ?? '–'}.` : '';
  return (
    <>
      <p>
        {explainedReading(map.explained)} {map.groups.length > 1 && apartReading(map.silhouette)}
        {where}
        {map.unplaced > 0 && ` ${count(map.unplaced, 'person has', 'people have')} judged too little to be placed.`}
      </p>
      <PlotFigure
        label={`Opinion map of ${count(map.points.length, 'person', 'people')}: ${sizes || 'no groups'}.${where}`}
        of={[map]}
        draw={(plots, width) => ({
          height: Math.round(Math.min(520, Math.max(280, width * 0.6))),
          inset: 16,
          marginLeft: 32,
          marginBottom: 36,
          x: { label: `First axis, ${percentText(across)} of the differences`, ticks: [], labelAnchor: 'center' },
          y: { label: `Second axis, ${percentText(up)}`, ticks: [], labelAnchor: 'center' },
          marks: [
            plots.ruleX([0], { stroke: 'var(--rule)' }),
            plots.ruleY([0], { stroke: 'var(--rule)' }),
            ...map.groups.flatMap((_, group) => {
              const points = map.points.filter((p) => p.group === group);
              return [
                ...(points.length > 2
                  ? [
                      plots.hull(points, {
                        x: 'x',
                        y: 'y',
                        fill: groupColour(group),
                        fillOpacity: 0.12,
                        stroke: groupColour(group),
                        strokeOpacity: 0.5,
                      }),
                    ]
                  : []),
                plots.dot(points, {
                  x: 'x',
                  y: 'y',
                  r: 6,
                  symbol: groupSymbol(group),
                  fill: groupColour(group),
                  stroke: 'var(--paper)',
                }),
              ];
            }),
            plots.text(map.groups, {
              x: 'x',
              y: 'y',
              text: 'key',
              dy: -18,
              fill: 'var(--ink)',
              stroke: 'var(--paper)',
              strokeWidth: 5,
              fontSize: 17,
              fontWeight: 700,
            }),
            plots.dot(own, { x: 'x', y: 'y', r: 12, stroke: 'var(--ink)', strokeWidth: 2 }),
            plots.text(own, {
              x: 'x',
              y: 'y',
              text: () => 'You',
              dy: -20,
              fill: 'var(--ink)',
              stroke: 'var(--paper)',
              strokeWidth: 4,
              fontWeight: 600,
            }),
          ],
        })}
      >
        <Table label="People on the map" head={['Who', 'Group', 'Judged', 'First axis', 'Second axis']}>
          {map.points.map(({ id, group, judged, x, y }) => (
            <tr key={id}>
              <th scope="row">
                <bdi>{review.nameOf(id)}</bdi>
              </th>
              <td>{map.groups[group]?.key ?? '–'}</td>
              <td class="figure-value">{judged}</td>
              <td class="figure-value">{numberText(x)}</td>
              <td class="figure-value">{numberText(y)}</td>
            </tr>
          ))}
        </Table>
      </PlotFigure>
    </>
  );
}
