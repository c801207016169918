/** What the server sends and takes, word for word. Offsets count Unicode code points; times are ISO 8601 in UTC. */

export type Role = 'observer' | 'reviewer' | 'editor' | 'chair';
export type ConsensusState = 'no-quorum' | 'contested' | 'consensus-for' | 'consensus-against';
export type Side = 'for' | 'neutral' | 'against';
/** A category key of the document's scale, or `abstain`. */
export type Stance = string;
export const abstain: Stance = 'abstain';

export interface Person {
  id: string;
  name: string;
}

export interface Me extends Person {
  email: string | null;
  mayCreateBoards: boolean;
}

export interface Token {
  id: string;
  label: string;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
}

export interface DocumentLine {
  id: string;
  title: string;
  createdAt: string;
}

export interface Board {
  id: string;
  name: string;
  role: Role;
  documents: DocumentLine[];
}

export interface Member extends Person {
  role: Role;
}

export interface BoardDetails extends Board {
  members: Member[];
}

export interface Invitation {
  id: string;
  role: Role;
  createdAt: string;
  expiresAt: string | null;
  uses: number;
}

export interface NewInvitation {
  id: string;
  role: Role;
  expiresAt: string | null;
  code: string;
  link: string;
}

export interface InvitationView {
  board: { id: string; name: string };
  role: Role;
  expiresAt: string | null;
}

export interface Joined {
  person: Person;
  board: { id: string; name: string };
  role: Role;
}

export interface Category {
  key: Stance;
  label: string;
  side: Side;
}

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

export type Visibility = 'open' | 'blind-until-voted' | 'blind-until-closed';

export interface Rule {
  kind: string;
  threshold: number;
  quorum: number;
  neutralCounts: boolean;
  inWords: string;
}

export interface Question {
  key: string;
  prompt: string;
  scale: { key: string; categories: Category[] };
}

export interface Round {
  number: number;
  /** The one paragraph whose own vote it is; null for the whole document. */
  paragraph: number | null;
  questions: Question[];
  rule: Rule;
  visibility: Visibility;
  naming: 'named' | 'anonymous';
  chairView: 'as-reviewers' | 'live';
  changes: 'allowed' | 'locked';
  deadline: string | null;
  openedAt: string;
  openedBy: string;
  closedAt: string | null;
  closedBy: string | null;
  eligible: number;
  /** Only in answers to one reader. */
  youAreEligible?: boolean;
}

export interface DocumentText {
  id: string;
  title: string;
  board: { id: string; name: string };
  role: Role;
  revision: { number: number; publishedAt: string };
  scale: { key: string; categories: Category[] };
  /** The newest of the whole document; null before the first. */
  round: Round | null;
  rule: Rule;
  rounds: Round[];
  paragraphs: ParagraphText[];
}

export interface DocumentPerson extends Person {
  role: Role | null;
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

export interface ParagraphDetails {
  id: number;
  stances: { by: Person; stance: Stance; at: string }[];
  /** null where the reader may not see it. */
  consensus: { state: ConsensusState; judged: number; eligible: number; shareFor: number | null } | null;
  turnout: { judged: number; eligible: number; who: Person[] | null };
}

export interface Selector {
  exact: string;
  prefix?: string | null;
  suffix?: string | null;
  start?: number | null;
  end?: number | null;
}

export type ResolutionKind = 'accepted' | 'rejected' | 'answered' | 'duplicate' | 'deferred';
export type ReactionKey = 'agree' | 'disagree' | 'question' | 'thanks' | 'important' | 'seen';

export interface Resolution {
  by: string;
  at: string;
  kind: ResolutionKind | null;
  outcome: string | null;
}

export interface Thread {
  id: number;
  selector: Selector | null;
  /** Who is to see to it. */
  assigned: string | null;
  resolved: Resolution | null;
}

/** The people who reacted so, in order of time. Kinds nobody chose are absent. */
export interface Reaction {
  key: ReactionKey;
  by: string[];
}

/** Why a reviewer does not go along with the result of a round. */
export interface Note {
  round: number;
  by: string;
  at: string;
  /** null once withdrawn or redacted. */
  text: string | null;
  redacted: boolean;
}

export interface Comment {
  id: number;
  thread: number;
  by: string;
  at: string;
  /** null once deleted or redacted: the tombstone keeps its replies in place. */
  text: string | null;
  editedAt: string | null;
  /** Erased by a chair, from the log too. */
  redacted: boolean;
  mentions: string[];
  reactions: Reaction[];
}

/** A change of stance; a null stance is a withdrawn one. */
export interface Move {
  at: string;
  by: string;
  round: number;
  question: string;
  from: Stance | null;
  to: Stance | null;
  afterComment: number | null;
  /** Brought to a later round as it was. */
  carried: boolean;
}

export interface Receipt {
  version: number;
  comment?: number | null;
  at: string;
}

/** Counts by category of the question's scale, abstain last; without a question it is the round's first. */
export interface Tally {
  round: number;
  question?: string;
  counts: number[];
  state: ConsensusState;
}

export interface SnapshotParagraph {
  id: number;
  version: number;
  /** Those that everyone may see. */
  tallies: Tally[];
  /** Absent where the tally says it. */
  judged?: number;
  who?: string[];
  /** Absent where they are as many as of the document. */
  eligible?: number;
  threads: Thread[];
  comments: Comment[];
  notes: Note[];
}

export interface Snapshot {
  document: string;
  epoch: string;
  sequence: number;
  title: string;
  eligible: number;
  paragraphs: SnapshotParagraph[];
  here: { by: string; paragraph: number | null }[];
  /** Those that count somewhere. */
  rounds: Round[];
  recusals: { by: string; paragraph: number | null }[];
  /** How many are here, where it may not be told who. */
  present?: number;
}

/** Every entry is the newest state of what it names, so applying one twice changes nothing. */
export type Entry =
  | ({ type: 'tally'; paragraph: number; version: number } & Tally)
  | { type: 'turnout'; paragraph: number; version: number; judged: number; who?: string[] }
  | { type: 'round'; round: Round }
  | { type: 'recusal'; by: string; paragraph: number | null; withdrawn: boolean }
  | ({ type: 'thread'; paragraph: number; version: number } & Thread)
  | ({ type: 'comment'; paragraph: number; version: number } & Comment)
  | ({ type: 'note'; paragraph: number; version: number } & Note)
  | { type: 'here'; by: string; paragraph: number | null; gone?: boolean | null }
  | { type: 'present'; present: number }
  | { type: 'eligible'; paragraph?: number; eligible: number }
  | { type: 'title'; title: string };

export interface Batch {
  document: string;
  epoch: string;
  sequence: number;
  entries: Entry[];
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
  /** One's own stances in each paragraph's round, by question key. */
  own: Record<string, Record<string, Stance>>;
  /** Tallies that the reader may see and not everyone. */
  seen: Entry[];
  me: { id: string; pseudonyms: Record<string, string>; eligible: number[]; recused: (number | null)[] };
}

/** Tallies for those who may see them when not everyone may; they belong to the batch of the same sequence. */
export interface Tallies {
  document: string;
  epoch: string;
  sequence: number;
  entries: Entry[];
}
