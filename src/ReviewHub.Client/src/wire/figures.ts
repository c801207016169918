import type { ConsensusState } from './rounds';

/** A figure with what it was computed from, or why there is none. */
export interface Measure {
  value: number | null;
  /** The denominator. */
  n?: number | null;
  /** The 95 % interval, where the figure has one. */
  lower?: number | null;
  upper?: number | null;
  why?: string | null;
}

/** One figure of the declared rule. */
export interface RuleFigure {
  key: string;
  value: number | null;
  denominator: number;
  lower?: number | null;
  upper?: number | null;
}

export interface QuestionFigures {
  key: string;
  state: ConsensusState;
  /** In scale order, abstain last. */
  counts: number[];
  /** Category ranks from the end most against, from 1. */
  median: Measure;
  iqr: Measure;
  /** Van der Eijk's A, -1 to 1. */
  agreement: Measure;
  /** Tastle and Wierman's, 0 to 1. */
  consensus: Measure;
  for: Measure;
  rule: RuleFigure[];
}

export interface ParagraphFigures {
  id: number;
  round: number | null;
  judged: number;
  eligible: number;
  /** null where the reader may not see the tally. */
  questions: QuestionFigures[] | null;
}

export interface StateShare {
  state: ConsensusState;
  paragraphs: number;
  share: number | null;
  byWords: number | null;
}

export interface RoundChange {
  from: number;
  to: number;
  both: number;
  changed: Measure;
  kappa: Measure;
  attrition: Measure;
}

export interface DocumentFigures {
  /** What all of it is of: a key. */
  question: string;
  coverage: Measure;
  /** Without abstentions; given are those with them. */
  judgments: number;
  given: number;
  of: number;
  states: StateShare[];
  /** The share of all pairs of answers to the same paragraph that are the same. */
  pairwise: Measure;
  alphaNominal: Measure;
  alphaOrdinal: Measure;
  ac1: Measure;
  ac2: Measure;
  change: RoundChange | null;
  mostContested: number[];
}

export interface Turnout {
  finished: number;
  eligible: number;
  /** Fewest judged first; null where names may not show. */
  people: { id: string; judged: number; of: number }[] | null;
}

export interface CampParagraph {
  id: number;
  product: Measure;
  mean: Measure;
  groups: { agree: number; disagree: number; seen: number }[];
}

export interface Camps {
  kind: 'declared' | 'found';
  groups: { key: string; size: number }[];
  paragraphs: CampParagraph[];
  representative: { group: string; paragraph: number; side: 'for' | 'against'; metric: number }[];
  /** Only among changes: paragraphs that are not there any more. */
  gone?: number[];
}

export interface MapPoint {
  id: string;
  x: number;
  y: number;
  group: number;
  judged: number;
}

export interface OpinionMap {
  why: null;
  explained: number[];
  points: MapPoint[];
  /** How many have judged too little to have a place. */
  unplaced: number;
  groups: { key: string; size: number; x: number; y: number }[];
  silhouette: number | null;
}

/** What the votes add up to, as far as this reader may see; what is hidden is null. */
export interface Figures {
  epoch: string;
  moment: number;
  /** What the map was made from; it may be some seconds behind. */
  mapMoment: number;
  round: number | null;
  paragraphs: ParagraphFigures[];
  document: DocumentFigures | null;
  turnout: Turnout;
  camps: Camps | null;
  map: OpinionMap | { why: string } | null;
  /**
   * Where it is there, an earlier moment of the epoch: paragraphs, and those of the camps, are only here if they are not as they were
   * then, and the map only if its moment is another.
   */
  base?: number;
}

/** Camps as a chair declares them. */
export interface DeclaredCamps {
  groups: { key: string; people: string[] }[];
}

export interface ReminderOutcome {
  reminded: number;
  mailed: number;
}

/** A chair reminds the reader of what is left to judge. */
export interface Reminded {
  document: string;
  round: number;
  by: string;
  left: number;
}
