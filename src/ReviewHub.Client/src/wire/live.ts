import type { Answers, ConsensusState, Recusal, Round, Self, Tally } from './rounds';
import type { Comment, Note, Thread } from './threads';

export interface Receipt {
  version: number;
  comment?: number | null;
  at: string;
}

export interface SnapshotParagraph {
  id: number;
  version: number;
  /** Those that everyone may see. */
  tallies?: Tally[] | null;
  /** How many have answered every question of the newest round; absent where the tally says it. */
  judged?: number | null;
  who?: string[] | null;
  /** Absent where they are as many as of the document. */
  eligible?: number | null;
  threads: Thread[];
  comments: Comment[];
  notes?: Note[] | null;
}

export interface Snapshot {
  document: string;
  epoch: string;
  sequence: number;
  title: string;
  eligible: number;
  rounds?: Round[] | null;
  recusals?: Recusal[] | null;
  paragraphs: SnapshotParagraph[];
  here: { by: string; paragraph: number | null }[];
  /** How many are here while nobody may know who. */
  present?: number | null;
}

export interface TallyEntry {
  type: 'tally';
  paragraph: number;
  version: number;
  round?: number | null;
  question?: string | null;
  counts: number[];
  state: ConsensusState;
}

/** Every entry is the newest state of what it names, so applying one twice changes nothing. */
export type Entry =
  | TallyEntry
  | { type: 'turnout'; paragraph: number; version: number; judged: number; who?: string[] | null }
  | ({ type: 'thread'; paragraph: number; version: number } & Thread)
  | ({ type: 'comment'; paragraph: number; version: number } & Comment)
  | ({ type: 'note'; paragraph: number; version: number } & Note)
  | { type: 'round'; round: Round }
  | ({ type: 'recusal'; withdrawn: boolean } & Recusal)
  | { type: 'here'; by: string; paragraph: number | null; gone?: boolean | null }
  | { type: 'present'; present: number }
  | { type: 'eligible'; paragraph?: number | null; eligible: number }
  | { type: 'title'; title: string };

export interface Batch {
  document: string;
  epoch: string;
  sequence: number;
  entries: Entry[];
}

/** Tallies only some may see yet; they ride beside the batch of the same sequence. */
export interface Tallies {
  document: string;
  epoch: string;
  sequence: number;
  entries: TallyEntry[];
}

/** The document is on another node, to which the proxy brings a page that asks for it by name. */
export interface Place {
  document: string;
  node: string;
  /** Milliseconds to spread the coming over. */
  within: number;
}

export interface Heartbeat {
  document: string;
  epoch: string;
  sequence: number;
}

/** Somebody called upon the reader in a comment. */
export interface Mentioned {
  document: string;
  paragraph: number;
  comment: number;
  by: string;
}

export interface WatchReply {
  snapshot: Snapshot | null;
  batches: Batch[];
  /** One's own answers in the newest round of each paragraph. */
  own: Record<string, Answers>;
  /** Tallies this reader may see and others perhaps not. */
  seen?: TallyEntry[] | null;
  me?: Self | null;
}
