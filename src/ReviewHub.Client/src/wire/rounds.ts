export type ConsensusState = 'no-quorum' | 'contested' | 'consensus-for' | 'consensus-against';

export type Side = 'for' | 'neutral' | 'against';

/** A category key of the document's scale, or `abstain`. */
export type Stance = string;

export const abstain: Stance = 'abstain';

export interface Category {
  key: Stance;
  label: string;
  side: Side;
}

export interface Scale {
  key: string;
  /** From most for to most against. */
  categories: Category[];
}

export interface Question {
  key: string;
  /** Empty where the one question goes without saying. */
  prompt: string;
  scale: Scale;
}

export type Visibility = 'open' | 'blind-until-voted' | 'blind-until-closed';

export type Naming = 'named' | 'anonymous';

export type ChairView = 'as-reviewers' | 'live';

export type Changes = 'allowed' | 'locked';

/** Each kind has figures of its own beside the quorum; all of them are said in `inWords`. */
export interface Rule {
  kind: string;
  inWords: string;
  quorum: number;
}

/** A round with its protocol, frozen since it was opened. */
export interface Round {
  number: number;
  /** Not null: the short vote of this one paragraph. */
  paragraph: number | null;
  questions: Question[];
  rule: Rule;
  visibility: Visibility;
  naming: Naming;
  chairView: ChairView;
  changes: Changes;
  deadline: string | null;
  openedAt: string;
  openedBy: string;
  closedAt: string | null;
  closedBy: string | null;
  /** How many may judge. */
  eligible: number;
  /** Only in what is meant for one person; absent in what goes to all. */
  youAreEligible?: boolean | null;
}

/** What a chair asks for when opening a round. */
export interface RoundRequest {
  questions: { key: string; prompt: string; scale: { key: string } | { categories: Category[] } }[];
  rule: { kind: string; [figure: string]: number | boolean | string };
  visibility: Visibility;
  naming: Naming;
  chairView: ChairView;
  changes: Changes;
  /** null: every voter of the board. */
  eligible: string[] | null;
  deadline: string | null;
  paragraph: number | null;
}

/** One question's counts in one round; a null or absent question is the round's first. */
export interface Tally {
  round: number;
  question?: string | null;
  counts: number[];
  state: ConsensusState;
}

export interface Recusal {
  by: string;
  /** null: the whole document. */
  paragraph: number | null;
  reason?: string | null;
}

/** Stances by question key. */
export type Answers = Readonly<Record<string, Stance>>;

/** The reader in this document. */
export interface Self {
  id: string;
  /** What he is called in the anonymous rounds, by number. */
  pseudonyms: Readonly<Record<string, string>>;
  /** Numbers of the rounds he may judge in. */
  eligible: readonly number[];
  /** Paragraphs he does not judge; null in it is the whole document. */
  recused: readonly (number | null)[];
  /** When a chair last reminded him, while he still has paragraphs to judge. */
  remindedAt?: string | null;
}
