import { firstKey, upsertRound } from '../rounds/rounds';
import type {
  Comment,
  ConsensusState,
  Entry,
  Note,
  Recusal,
  Round,
  Snapshot,
  SnapshotParagraph,
  TallyEntry,
  Thread,
} from '../wire';

/** One question's counts in one round, as far as this reader may see them. */
export interface TallyLive {
  round: number;
  question: string;
  version: number;
  /** One count per category in scale order, abstain last. */
  counts: readonly number[];
  state: ConsensusState;
}

/** What everybody's acts have made of one paragraph. */
export interface ParagraphLive {
  id: number;
  /** Version of the last change of any kind: a pending act ends when its receipt is reached. */
  seen: number;
  /** What is hidden is not here. */
  tallies: readonly TallyLive[];
  turnout: { version: number; judged: number; who: readonly string[] | null } | null;
  /** null where it is the document's. */
  eligible: number | null;
  threads: readonly Thread[];
  comments: readonly Comment[];
  notes: readonly Note[];
}

export interface LiveState {
  title: string;
  eligible: number;
  rounds: readonly Round[];
  recusals: readonly Recusal[];
  /** In reading order. An array, because copying one of 2,000 costs a microsecond and a Map a hundred. */
  paragraphs: readonly ParagraphLive[];
  positions: ReadonlyMap<number, number>;
  /** Person -> the paragraph he is on, or null when he is only in the document. */
  here: ReadonlyMap<string, number | null>;
  /** How many are here while nobody may know who; null when names show. */
  present: number | null;
}

export function untouched(id: number): ParagraphLive {
  return { id, seen: 0, tallies: [], turnout: null, eligible: null, threads: [], comments: [], notes: [] };
}

export function emptyState(title: string, ids: readonly number[], rounds: readonly Round[] = []): LiveState {
  return {
    title,
    eligible: 0,
    rounds,
    recusals: [],
    paragraphs: ids.map(untouched),
    positions: new Map(ids.map((id, position) => [id, position])),
    here: new Map(),
    present: null,
  };
}

export function fromSnapshot(state: LiveState, snapshot: Snapshot): LiveState {
  const rounds = (snapshot.rounds ?? state.rounds).reduce(upsertRound, state.rounds);
  const touched = new Map(snapshot.paragraphs.map((p) => [p.id, p]));
  const paragraphs = state.paragraphs.map(({ id }) => {
    const p = touched.get(id);
    return p ? fromWire(rounds, p) : untouched(id);
  });
  const { title, eligible, recusals, present } = snapshot;
  const here = new Map(snapshot.here.map((h) => [h.by, h.paragraph]));
  return { ...state, title, eligible, rounds, recusals: recusals ?? [], paragraphs, here, present: present ?? null };
}

function fromWire(rounds: readonly Round[], p: SnapshotParagraph): ParagraphLive {
  const { id, version, judged, who, eligible, threads, comments, notes } = p;
  return {
    id,
    seen: version,
    tallies: (p.tallies ?? []).map((t) => tallyOf(rounds, { ...t, version })),
    turnout: judged === null || judged === undefined ? null : { version, judged, who: who ?? null },
    eligible: eligible ?? null,
    threads,
    comments,
    notes: notes ?? [],
  };
}

/** The one fold: what the page shows is the snapshot and every entry after it. */
export function apply(state: LiveState, entry: Entry): LiveState {
  switch (entry.type) {
    case 'tally':
      return withParagraph(state, entry.paragraph, (p) => tallied(p, tallyOf(state.rounds, entry)));
    case 'turnout':
      return withParagraph(state, entry.paragraph, (p) => {
        const { version, judged, who } = entry;
        if (version < (p.turnout?.version ?? 0)) return p;
        return { ...seen(p, version), turnout: { version, judged, who: who ?? null } };
      });
    case 'thread':
      return withParagraph(state, entry.paragraph, (p) => {
        const { id, selector, assigned, resolved } = entry;
        const thread = { id, selector, assigned: assigned ?? null, resolved };
        return { ...seen(p, entry.version), threads: upsert(p.threads, thread) };
      });
    case 'comment':
      return withParagraph(state, entry.paragraph, (p) => {
        const { id, thread, by, at, text, editedAt, redacted, mentions, reactions } = entry;
        const comment = { id, thread, by, at, text, editedAt, redacted };
        return {
          ...seen(p, entry.version),
          comments: upsert(p.comments, { ...comment, mentions: mentions ?? [], reactions: reactions ?? [] }),
        };
      });
    case 'note':
      return withParagraph(state, entry.paragraph, (p) => {
        const { round, by, at, text, redacted } = entry;
        const others = p.notes.filter((note) => note.round !== round || note.by !== by);
        return { ...seen(p, entry.version), notes: [...others, { round, by, at, text, redacted }] };
      });
    case 'round':
      return opened({ ...state, rounds: upsertRound(state.rounds, entry.round) }, state, entry.round);
    case 'recusal': {
      const { by, paragraph, reason, withdrawn } = entry;
      const others = state.recusals.filter((r) => r.by !== by || r.paragraph !== paragraph);
      return { ...state, recusals: withdrawn ? others : [...others, { by, paragraph, reason: reason ?? null }] };
    }
    case 'here': {
      const here = new Map(state.here);
      if (entry.gone) here.delete(entry.by);
      else here.set(entry.by, entry.paragraph);
      return { ...state, here, present: null };
    }
    case 'present':
      return { ...state, here: new Map(), present: entry.present };
    case 'eligible': {
      const { paragraph, eligible } = entry;
      if (paragraph === null || paragraph === undefined) return { ...state, eligible };
      return withParagraph(state, paragraph, (p) => ({ ...p, eligible }));
    }
    case 'title':
      return { ...state, title: entry.title };
    default:
      return unknown(entry);
  }
}

function tallyOf(rounds: readonly Round[], entry: Omit<TallyEntry, 'type' | 'paragraph'>): TallyLive {
  const { version, counts, state } = entry;
  const round = entry.round ?? 1;
  const question = entry.question ?? firstKey(rounds.find((r) => r.number === round));
  return { round, question, version, counts, state };
}

function tallied(p: ParagraphLive, tally: TallyLive): ParagraphLive {
  const at = p.tallies.findIndex((t) => t.round === tally.round && t.question === tally.question);
  if (at >= 0 && tally.version < (p.tallies[at]?.version ?? 0)) return p;
  const tallies = at < 0 ? [...p.tallies, tally] : p.tallies.with(at, tally);
  return { ...seen(p, tally.version), tallies };
}

/** For a reader from whom the counts of a round are hidden once more. */
export function withoutTallies(state: LiveState, id: number, round: number): LiveState {
  const known = state.paragraphs[state.positions.get(id) ?? -1]?.tallies.some((t) => t.round === round) ?? false;
  if (!known) return state;
  return withParagraph(state, id, (p) => ({ ...p, tallies: p.tallies.filter((t) => t.round !== round) }));
}

/** A new round begins with nobody having judged and nobody seen: turnout is of the newest round alone. */
function opened(next: LiveState, before: LiveState, round: Round): LiveState {
  if (before.rounds.some((r) => r.number >= round.number)) return next;
  const covers = (p: ParagraphLive): boolean => round.paragraph === null || round.paragraph === p.id;
  const anew = (p: ParagraphLive): ParagraphLive => ({ ...p, turnout: null });
  return {
    ...next,
    eligible: round.paragraph === null ? round.eligible : next.eligible,
    paragraphs: next.paragraphs.map((p) => (covers(p) ? anew(p) : p)),
  };
}

function withParagraph(state: LiveState, id: number, change: (p: ParagraphLive) => ParagraphLive): LiveState {
  const position = state.positions.get(id);
  const before = position === undefined ? undefined : state.paragraphs[position];
  if (position === undefined || !before) return state;
  const paragraphs = state.paragraphs.slice();
  paragraphs[position] = change(before);
  return { ...state, paragraphs };
}

function seen(p: ParagraphLive, version: number): ParagraphLive {
  return { ...p, seen: Math.max(p.seen, version) };
}

/** Ids are given in order of birth, so keeping them sorted keeps a conversation in order. */
function upsert<T extends { id: number }>(items: readonly T[], item: T): readonly T[] {
  const at = items.findIndex((other) => other.id >= item.id);
  if (at < 0) return [...items, item];
  return items[at]?.id === item.id ? items.with(at, item) : items.toSpliced(at, 0, item);
}

function unknown(entry: never): never {
  throw new Error(`The page cannot apply ${JSON.stringify(entry)}.`);
}
