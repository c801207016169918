import { describe, expect, it } from 'vitest';
import { some } from '../live/some';
import {
  apartReading,
  chanceReading,
  changeReading,
  coverageReading,
  explainedReading,
  intervalText,
  medianLabel,
  numberText,
  percentText,
  spreadReading,
  whyHidden,
  whyNoNames,
} from './readings';
import { someFigures } from './some';

const from = (lower: number, value: number, upper: number) => ({ value, lower, upper });

describe('numbers in words', () => {
  it('are rounded, signed, and never NaN or infinite', () => {
    expect([0.424, -0.2, -0.001, 1, null, Number.NaN, Number.POSITIVE_INFINITY].map(numberText)).toEqual([
      '0.42',
      '−0.20',
      '0.00',
      '1.00',
      'not defined',
      'not defined',
      'not defined',
    ]);
    expect([0, 0.004, 0.5, 0.997, 1, null].map(percentText)).toEqual([
      '0 %',
      'under 1 %',
      '50 %',
      'over 99 %',
      '100 %',
      'not defined',
    ]);
  });

  it('show an interval only where there is one', () => {
    expect([intervalText(from(-0.1, 0, 0.1)), intervalText({ value: 1 })]).toEqual(['−0.10 to 0.10', '–']);
  });
});

describe('agreement beyond chance', () => {
  it('has its usual names', () => {
    expect([0.1, 0.3, 0.42, 0.7, 0.8, 1].map((value) => chanceReading({ value }))).toEqual(
      ['Slight', 'Fair', 'Moderate', 'Substantial', 'Almost perfect', 'Almost perfect'].map(
        (name) => `${name} agreement beyond chance.`,
      ),
    );
  });

  it('is said with no more certainty than its interval allows', () => {
    expect(chanceReading(from(0.41, 0.5, 0.59))).toBe('Moderate agreement beyond chance.');
    expect(chanceReading(from(0.31, 0.42, 0.62))).toBe(
      'Moderate agreement beyond chance, though it may be anything from fair to substantial.',
    );
    expect(chanceReading(from(-0.1, 0.15, 0.4))).toMatch(/cannot be told/);
  });

  it('below chance is said to be so', () => {
    expect(chanceReading(from(-0.6, -0.4, -0.1))).toMatch(/^Less agreement than chance/);
  });

  it('that is not defined says why', () => {
    expect(chanceReading({ value: null, why: 'Nobody has judged it yet.' })).toBe(
      'Not defined: nobody has judged it yet.',
    );
    expect(chanceReading({ value: null })).toBe('Not defined.');
  });
});

describe('the figures of a paragraph', () => {
  const [question] = some.round().questions;

  it('name the middle answer by its label', () => {
    expect([3, 2, 1, 2.5].map((value) => medianLabel(question!, { value }))).toEqual([
      'Accept',
      'Needs work',
      'Reject',
      'between Needs work and Accept',
    ]);
    expect(medianLabel(question!, { value: null, why: 'All abstained.' })).toBe('Not defined: all abstained.');
  });

  it('say how answers lie on the scale', () => {
    expect([-1, 0, 0.5, 1].map((value) => spreadReading({ value }))).toEqual([
      'split between the ends',
      'spread over the scale',
      'leaning together',
      'close together',
    ]);
  });
});

describe('the figures of the document', () => {
  it('have their denominators', () => {
    const { document } = someFigures();
    expect(coverageReading(document!)).toBe('18 of 36 possible judgements have been given, 1 abstention among them.');
    expect(coverageReading({ ...document!, judgments: 18 })).toBe('18 of 36 possible judgements have been given.');
    const change = { from: 1, to: 2, both: 100, changed: { value: 0.12 }, kappa: { value: 0.7 } };
    expect(changeReading({ ...change, attrition: { value: null, why: 'Nobody judged in round 1.' } })).toEqual([
      'Of 100 judgements given in both rounds, 12 % came out differently in round 2.',
      'Not defined: nobody judged in round 1.',
    ]);
  });

  it('say of how many people some stayed away', () => {
    const change = { from: 1, to: 2, both: 7, changed: { value: 1 / 7 }, kappa: { value: 0.7 } };
    const attrition = { value: 1 / 3, n: 3 };
    expect(changeReading({ ...change, attrition })[1]).toBe(
      '33 % of 3 people who judged in round 1 did not judge in round 2.',
    );
  });

  it('say how much of the map is true', () => {
    expect(explainedReading([0.42, 0.17])).toContain('42 % and 17 % of the differences between people, 59 % together');
    expect([0.1, 0.3, 0.6, 0.9].map(apartReading)).toEqual([
      expect.stringContaining('hint'),
      expect.stringContaining('loosely'),
      expect.stringContaining('fairly'),
      expect.stringContaining('clearly'),
    ]);
    expect(apartReading(null)).toContain('not defined');
  });
});

describe('what is hidden', () => {
  it('says until when', () => {
    expect(whyHidden(null)).toMatch(/before the first round/);
    expect(whyHidden(some.round(1, { visibility: 'blind-until-closed' }))).toBe('Hidden until the round closes.');
    expect(whyHidden(some.round(1, { visibility: 'blind-until-voted' }))).toMatch(/judged every paragraph/);
  });

  it('says from whom names are kept', () => {
    expect(whyNoNames(some.round(), false)).toMatch(/chairs only/);
    expect(whyNoNames(some.round(1, { naming: 'anonymous' }), true)).toMatch(/anonymous/);
  });
});
