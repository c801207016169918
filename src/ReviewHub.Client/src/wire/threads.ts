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
