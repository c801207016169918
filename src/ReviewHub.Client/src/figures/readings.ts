import { isOpen } from '../rounds/rounds';
import type { DocumentFigures, Measure, Question, Round, RoundChange } from '../wire';
import { count } from '../words';

/** "0.42", with a true minus sign; never NaN, whatever arrives. */
export function numberText(value: number | null | undefined): string {
  if (!isNumber(value)) return 'not defined';
  const text = Math.abs(value).toFixed(2);
  return value < 0 && text !== '0.00' ? `−${text}` : text;
}

/** "42 %", and a share that is small but there is not called none. */
export function percentText(value: number | null | undefined): string {
  if (!isNumber(value)) return 'not defined';
  const whole = Math.round(value * 100);
  if (whole === 0 && value > 0) return 'under 1 %';
  return whole === 100 && value < 1 ? 'over 99 %' : `${whole} %`;
}

export function intervalText({ lower, upper }: Measure, text: (value: number) => string = numberText): string {
  return isNumber(lower) && isNumber(upper) ? `${text(lower)} to ${text(upper)}` : '–';
}

export function undefinedText({ why }: Measure): string {
  return why ? `Not defined: ${lowerFirst(why)}` : 'Not defined.';
}

const bands: readonly [least: number, name: string][] = [
  [0.8, 'almost perfect'],
  [0.6, 'substantial'],
  [0.4, 'moderate'],
  [0.2, 'fair'],
  [0, 'slight'],
];

/** Landis and Koch's names for agreement beyond chance, with no more certainty than the interval allows. */
export function chanceReading(measure: Measure): string {
  const { value, lower, upper } = measure;
  if (!isNumber(value)) return undefinedText(measure);
  const known = isNumber(lower) && isNumber(upper);
  if (known && lower <= 0 && upper >= 0) {
    return 'Agreement beyond chance cannot be told from this: the interval includes nought.';
  }
  if (value < 0) return 'Less agreement than chance alone would give: people take opposite sides.';
  const [least, most] = known ? [band(lower), band(upper)] : [band(value), band(value)];
  const wide = least === most ? '' : `, though it may be anything from ${least} to ${most}`;
  return `${upperFirst(band(value))} agreement beyond chance${wide}.`;
}

export function pairsReading(pairwise: Measure): string {
  if (!isNumber(pairwise.value)) return undefinedText(pairwise);
  return `Two answers to the same paragraph are the same in ${percentText(pairwise.value)} of all pairs.`;
}

export function coverageReading({ coverage, judgments, given, of }: DocumentFigures): string {
  if (!isNumber(coverage.value)) return undefinedText(coverage);
  const abstained = given - judgments;
  return `${given} of ${of} possible judgements have been given${abstained > 0 ? `, ${count(abstained, 'abstention')} among them` : ''}.`;
}

/** Van der Eijk's A: from two opposite ends (-1) over an even spread (0) to one mind (1). */
export function spreadReading(measure: Measure): string {
  const { value } = measure;
  if (!isNumber(value)) return undefinedText(measure);
  if (value <= -0.3) return 'split between the ends';
  if (value < 0.3) return 'spread over the scale';
  return value < 0.7 ? 'leaning together' : 'close together';
}

/** The middle answer by its label: ranks count from the end most against, the scale from the one most for. */
export function medianLabel({ scale }: Question, measure: Measure): string {
  if (!isNumber(measure.value)) return undefinedText(measure);
  const label = (rank: number): string => scale.categories[scale.categories.length - rank]?.label ?? String(rank);
  const [below, above] = [Math.floor(measure.value), Math.ceil(measure.value)];
  return below === above ? label(below) : `between ${label(below)} and ${label(above)}`;
}

export function changeReading({ from, to, both, changed, attrition }: RoundChange): string[] {
  return [
    isNumber(changed.value)
      ? `Of ${count(both, 'judgement')} given in both rounds, ${percentText(changed.value)} came out differently in round ${to}.`
      : undefinedText(changed),
    isNumber(attrition.value)
      ? `${percentText(attrition.value)} of ${people(attrition)} who judged in round ${from} did not judge in round ${to}.`
      : undefinedText(attrition),
  ];
}

const people = ({ n }: Measure): string => (isNumber(n) ? count(n, 'person', 'people') : 'those');

export function explainedReading(explained: readonly number[]): string {
  const [across = 0, up = 0] = explained;
  return `The axes carry ${percentText(across)} and ${percentText(up)} of the differences between people, ${percentText(across + up)} together; the rest does not show here.`;
}

/** Rousseeuw's words for how well found groups stand apart. */
export function apartReading(silhouette: number | null): string {
  if (!isNumber(silhouette)) return 'How far the groups stand apart is not defined.';
  if (silhouette < 0.25) return 'The groups overlap: take them as a hint at most.';
  if (silhouette < 0.5) return 'The groups stand loosely apart.';
  return silhouette < 0.7 ? 'The groups stand fairly well apart.' : 'The groups stand clearly apart.';
}

/** Why figures that exist are not shown to this reader. */
export function whyHidden(round: Round | null): string {
  if (!round) return 'There is nothing to show before the first round.';
  if (!isOpen(round)) return 'There is nothing to show yet.';
  if (round.visibility === 'blind-until-closed') return 'Hidden until the round closes.';
  return 'Hidden until you have judged every paragraph, or the round closes.';
}

export function whyNoNames(round: Round | null, chair: boolean): string {
  if (!chair) return 'Who has judged how much is shown to chairs only.';
  if (round?.naming === 'anonymous') return 'The round is anonymous, so nobody is told who has judged how much.';
  return whyHidden(round);
}

export function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function band(value: number): string {
  return bands.find(([least]) => value >= least)?.[1] ?? 'less than chance';
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
