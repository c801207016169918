import type { Person, Role } from './people';
import type { ConsensusState, Round, Rule, Scale, Stance } from './rounds';

export interface Mark {
  start: number;
  end: number;
  kind: 'emphasis' | 'strong' | 'code' | 'link';
  href?: string | null;
}

export type ParagraphKind = 'prose' | 'heading' | 'list-item' | 'quote' | 'code' | 'table' | 'figure';

export interface ParagraphText {
  id: number;
  index: number;
  kind: ParagraphKind;
  level: number | null;
  ordinal: number | null;
  text: string;
  marks: Mark[];
}

export interface DocumentText {
  id: string;
  title: string;
  board: { id: string; name: string };
  role: Role;
  revision: { number: number; publishedAt: string };
  scale: Scale;
  rule: Rule;
  /** Every round so far, ascending. */
  rounds?: Round[] | null;
  paragraphs: ParagraphText[];
  /** What a proxy is told with the first connection: the node where the document is. */
  home?: string | null;
}

export interface Summary {
  id: string;
  title: string;
  /** null where the reader may not see it. */
  states: (ConsensusState | null)[];
  judged: number;
  paragraphs: number;
  eligible: number;
  threads: number;
}

export interface StanceDetails {
  by: Person;
  stance: Stance;
  at?: string | null;
}

export interface ParagraphDetails {
  id: number;
  /** To the first question; none where the reader may not see them. */
  stances: StanceDetails[];
  /** To every question; null where the reader may not see them. */
  answers?: { question: string; tally: Record<string, number>; stances: StanceDetails[] }[] | null;
}

/** Paragraphs that wait for the reader, each list in reading order. */
export interface Worklist {
  notJudged: number[];
  stale: number[];
  disputed: number[];
}

/** A change of stance; a null stance is a withdrawn one, or none yet. */
export interface Move {
  /** null under a pseudonym. */
  at: string | null;
  by: string;
  round: number;
  question?: string | null;
  from: Stance | null;
  to: Stance | null;
  /** The newest comment of somebody else by then. */
  afterComment: number | null;
  /** Repeated from an earlier round. */
  carried?: boolean | null;
}
