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
  kind?: ResolutionKind | null;
  outcome?: string | null;
}

export interface Thread {
  id: number;
  selector: Selector | null;
  /** Who is to see to it. */
  assigned?: string | null;
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
  mentions?: string[] | null;
  reactions?: Reaction[] | null;
}

/** A change of stance; a null stance is a withdrawn one, or none yet. */
export interface Move {
  at: string;
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

export interface Receipt {
  version: number;
  comment?: number | null;
  at: string;
}

/** One question's counts in one round; a null or absent question is the round's first. */
export interface Tally {
  round: number;
  question?: string | null;
  counts: number[];
  state: ConsensusState;
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

export interface Recusal {
  by: string;
  /** null: the whole document. */
  paragraph: number | null;
  reason?: string | null;
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

/** Paragraphs that wait for the reader, each list in reading order. */
export interface Worklist {
  notJudged: number[];
  stale: number[];
  disputed: number[];
}
