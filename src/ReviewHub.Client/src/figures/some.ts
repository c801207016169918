import type { CampParagraph, Figures, Measure, ParagraphFigures, QuestionFigures } from '../wire';

const measure = (value: number, lower?: number, upper?: number, n = 9): Measure => ({ value, n, lower, upper });

/** Samples for tests: what the server sends of three paragraphs, the second contested, the third not judged. */
export function someFigures(terms: Partial<Figures> = {}): Figures {
  return {
    epoch: 'e',
    moment: 1,
    mapMoment: 1,
    round: 1,
    paragraphs: [
      someParagraph(1, { state: 'consensus-for', counts: [8, 1, 0, 0] }),
      someParagraph(2, { state: 'contested', counts: [4, 1, 4, 0], median: measure(2), agreement: measure(-0.2) }),
      { ...someParagraph(3, { state: 'no-quorum', counts: [0, 0, 0, 0] }), judged: 0 },
    ],
    document: {
      question: 'overall',
      pairwise: measure(0.7, undefined, undefined, 40),
      coverage: measure(0.5, undefined, undefined, 36),
      judgments: 17,
      given: 18,
      of: 36,
      states: [
        { state: 'consensus-for', paragraphs: 1, share: 1 / 3, byWords: 0.4 },
        { state: 'contested', paragraphs: 1, share: 1 / 3, byWords: 0.3 },
        { state: 'no-quorum', paragraphs: 1, share: 1 / 3, byWords: 0.3 },
        { state: 'consensus-against', paragraphs: 0, share: 0, byWords: 0 },
      ],
      alphaNominal: measure(0.42, 0.31, 0.52),
      alphaOrdinal: measure(0.55, 0.4, 0.66),
      ac1: measure(0.61, 0.5, 0.7),
      ac2: { value: null, why: 'Nobody has judged it yet.' },
      change: null,
      mostContested: [2],
    },
    turnout: { finished: 5, eligible: 12, people: null },
    camps: null,
    map: null,
    ...terms,
  };
}

export function someParagraph(id: number, terms: Partial<QuestionFigures> = {}): ParagraphFigures {
  const question: QuestionFigures = {
    key: 'overall',
    state: 'contested',
    counts: [3, 1, 3, 0],
    median: measure(3),
    iqr: measure(1),
    agreement: measure(0.8),
    consensus: measure(0.7),
    for: measure(0.6, 0.4, 0.8),
    rule: [],
    ...terms,
  };
  return { id, round: 1, judged: 9, eligible: 12, questions: [question] };
}

export function someCampParagraph(id: number, terms: Partial<CampParagraph> = {}): CampParagraph {
  const groups = [
    { agree: 3, disagree: 0, seen: 4 },
    { agree: 2, disagree: 1, seen: 3 },
  ];
  return { id, product: measure(0.5), mean: measure(0.7), groups, ...terms };
}
