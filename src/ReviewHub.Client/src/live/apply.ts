import type { Comment, ConsensusState, Entry, Note, Snapshot, Thread } from '../wire';

/** What everybody's acts have made of one paragraph. */
export interface ParagraphLive {
  id: number;
  /** Version of the last tally, and of the last change of any kind: a pending act ends when its receipt is reached. */
  tallied: number;
  seen: number;
  /** One count per category in scale order, abstain last. */
  counts: readonly number[];
  state: ConsensusState;
  threads: readonly Thread[];
  comments: readonly Comment[];
  notes: readonly Note[];
}

export interface LiveState {
  title: string;
  eligible: number;
  /** In reading order. An array, because copying one of 2,000 costs a microsecond and a Map a hundred. */
  paragraphs: readonly ParagraphLive[];
  positions: ReadonlyMap<number, number>;
  /** Person -> the paragraph he is on, or null when he is only in the document. */
  here: ReadonlyMap<string, number | null>;
}

export function untouched(id: number, scaleSize: number): ParagraphLive {
  const counts = new Array<number>(scaleSize + 1).fill(0);
  return { id, tallied: 0, seen: 0, counts, state: 'no-quorum', threads: [], comments: [], notes: [] };
}

export function emptyState(title: string, ids: readonly number[], scaleSize: number): LiveState {
  return {
    title,
    eligible: 0,
    paragraphs: ids.map((id) => untouched(id, scaleSize)),
    positions: new Map(ids.map((id, position) => [id, position])),
    here: new Map(),
  };
}

export function fromSnapshot(state: LiveState, snapshot: Snapshot): LiveState {
  const touched = new Map(snapshot.paragraphs.map((p) => [p.id, p]));
  const paragraphs = state.paragraphs.map(({ id, counts: { length } }) => {
    const p = touched.get(id);
    if (!p) return untouched(id, length - 1);
    const { version, tallies, threads, comments, notes } = p;
    const first = tallies.find((t) => t.question === undefined);
    const { counts, state } = first ?? untouched(id, length - 1);
    return { id, tallied: version, seen: version, counts, state, threads, comments, notes };
  });
  const here = new Map(snapshot.here.map((h) => [h.by, h.paragraph]));
  return { ...state, title: snapshot.title, eligible: snapshot.eligible, paragraphs, here };
}

/** The one fold: what the page shows is the snapshot and every entry after it. */
export function apply(state: LiveState, entry: Entry): LiveState {
  switch (entry.type) {
    case 'tally':
      if (entry.question !== undefined) return state;
      return withParagraph(state, entry.paragraph, (p) =>
        entry.version < p.tallied
          ? p
          : { ...seen(p, entry.version), tallied: entry.version, counts: entry.counts, state: entry.state },
      );
    case 'turnout':
      return withParagraph(state, entry.paragraph, (p) => seen(p, entry.version));
    case 'round':
      return entry.round.closedAt === null ? emptied(state, entry.round.paragraph) : state;
    case 'recusal':
      return state;
    case 'thread':
      return withParagraph(state, entry.paragraph, (p) => {
        const { id, selector, assigned, resolved } = entry;
        return { ...seen(p, entry.version), threads: upsert(p.threads, { id, selector, assigned, resolved }) };
      });
    case 'comment':
      return withParagraph(state, entry.paragraph, (p) => {
        const { id, thread, by, at, text, editedAt, redacted, mentions, reactions } = entry;
        return {
          ...seen(p, entry.version),
          comments: upsert(p.comments, { id, thread, by, at, text, editedAt, redacted, mentions, reactions }),
        };
      });
    case 'note':
      return withParagraph(state, entry.paragraph, (p) => {
        const { round, by, at, text, redacted } = entry;
        const others = p.notes.filter((note) => note.round !== round || note.by !== by);
        return { ...seen(p, entry.version), notes: [...others, { round, by, at, text, redacted }] };
      });
    case 'here': {
      const here = new Map(state.here);
      if (entry.gone) here.delete(entry.by);
      else here.set(entry.by, entry.paragraph);
      return { ...state, here };
    }
    case 'present':
      return { ...state, here: new Map() };
    case 'eligible':
      return entry.paragraph !== undefined ? state : { ...state, eligible: entry.eligible };
    case 'title':
      return { ...state, title: entry.title };
    default:
      return unknown(entry);
  }
}

/** Nothing is judged yet in a round that was just opened. */
function emptied(state: LiveState, paragraph: number | null): LiveState {
  const paragraphs = state.paragraphs.map((p) => {
    if (paragraph !== null && p.id !== paragraph) return p;
    const { counts, state } = untouched(p.id, p.counts.length - 1);
    return { ...p, counts, state };
  });
  return { ...state, paragraphs };
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
