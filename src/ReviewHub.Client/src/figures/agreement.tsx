import type { DocumentFigures, Measure, Round } from '../wire';
import { Part, Table } from './part';
import { PlotFigure } from './plot-figure';
import {
  chanceReading,
  coverageReading,
  pairsReading,
  intervalText,
  isNumber,
  numberText,
  percentText,
  whyHidden,
} from './readings';

const lines: readonly [key: 'alphaNominal' | 'alphaOrdinal' | 'ac1' | 'ac2', name: string, says: string][] = [
  ['alphaNominal', 'α, nominal', 'Krippendorff: any two different answers differ alike'],
  ['alphaOrdinal', 'α, ordinal', 'Krippendorff: answers further apart differ more'],
  ['ac1', 'AC1', 'Gwet: steadier where nearly everybody agrees'],
  ['ac2', 'AC2', 'Gwet, with answers further apart differing more'],
];

/** How far reviewers agree beyond chance, each figure with its interval and in words. */
export function Agreement({ figures, round }: { figures: DocumentFigures | null; round: Round | null }) {
  return (
    <Part
      title="Agreement"
      says="1 is one mind, 0 what chance would give, below 0 is less than that. Lines are 95 % intervals: how far the figure might lie off with paragraphs like these."
    >
      {figures ? <Measures figures={figures} /> : <p class="nothing">{whyHidden(round)}</p>}
    </Part>
  );
}

interface Line {
  name: string;
  says: string;
  measure: Measure;
}

function Measures({ figures }: { figures: DocumentFigures }) {
  const all = lines.map(([key, name, says]): Line => ({ name, says, measure: figures[key] }));
  const drawn = all.filter(({ measure }) => isNumber(measure.value));
  const table = (
    <Table label="Agreement figures" head={['Figure', 'Value, 95 % interval', 'In words']}>
      {all.map(({ name, says, measure }) => (
        <tr key={name}>
          <th scope="row">
            {name}
            <span class="hint"> {says}</span>
          </th>
          <td class="figure-value">
            {numberText(measure.value)}
            <Interval measure={measure} text={numberText} />
          </td>
          <td class="in-words">{chanceReading(measure)}</td>
        </tr>
      ))}
      <tr>
        <th scope="row">
          Pairs alike<span class="hint"> without regard to chance</span>
        </th>
        <td class="figure-value">
          {percentText(figures.pairwise.value)}
          <Interval measure={figures.pairwise} text={percentText} />
        </td>
        <td class="in-words">{pairsReading(figures.pairwise)}</td>
      </tr>
      <tr>
        <th scope="row">
          Coverage<span class="hint"> how much has been judged</span>
        </th>
        <td class="figure-value">
          {percentText(figures.coverage.value)}
          <Interval measure={figures.coverage} text={percentText} />
        </td>
        <td class="in-words">{coverageReading(figures)}</td>
      </tr>
    </Table>
  );
  if (drawn.length === 0) return table;
  const least = Math.min(0, ...drawn.map(({ measure }) => measure.lower ?? measure.value ?? 0));
  return (
    <PlotFigure
      open
      label={`Agreement beyond chance: ${drawn.map(({ name, measure }) => `${name} ${numberText(measure.value)}, ${intervalText(measure)}`).join('; ')}`}
      of={[figures]}
      draw={(plots) => ({
        height: 50 + 30 * drawn.length,
        marginLeft: 84,
        marginRight: 20,
        x: { domain: [Math.floor(least * 5) / 5, 1], label: null, grid: true },
        y: { domain: drawn.map(({ name }) => name), label: null },
        marks: [
          plots.ruleX([0], { stroke: 'var(--edge)' }),
          plots.link(
            drawn.filter(({ measure }) => isNumber(measure.lower) && isNumber(measure.upper)),
            {
              x1: (line: Line) => line.measure.lower,
              x2: (line: Line) => line.measure.upper,
              y: 'name',
              stroke: 'var(--accent)',
              strokeWidth: 3,
            },
          ),
          plots.dot(drawn, {
            x: (line: Line) => line.measure.value,
            y: 'name',
            r: 6,
            fill: 'var(--accent)',
            stroke: 'var(--paper)',
            strokeWidth: 2,
          }),
        ],
      })}
    >
      {table}
    </PlotFigure>
  );
}

function Interval({ measure, text }: { measure: Measure; text: (value: number) => string }) {
  return isNumber(measure.lower) && isNumber(measure.upper) ? (
    <span class="hint"> {intervalText(measure, text)}</span>
  ) : null;
}
