import { type Row, hasJudged } from '../live/store';
import { rowState } from '../live/view';
import type { Self } from '../wire';
import { votingIn } from './words';

export interface Waiting {
  /** Position of the paragraph, and the thread to open when it is about one. */
  position: number;
  thread: number | null;
}

export interface WorklistView {
  notJudged: Waiting[];
  stale: Waiting[];
  disputed: Waiting[];
  mentioned: Waiting[];
  waiting: Waiting[];
}

/**
 * What waits for the reader, from what the page knows live. Only which judgements are of an earlier text is the
 * server's to say.
 */
export function worklistOf(
  rows: readonly Row[],
  self: Self,
  isMe: (person: string) => boolean,
  stale: ReadonlySet<number> = new Set(),
): WorklistView {
  const at = (row: Row): Waiting => ({ position: row.position, thread: null });
  return {
    notJudged: rows.filter((row) => isMine(row, self) && !hasJudged(row)).map(at),
    stale: rows.filter((row) => stale.has(row.text.id)).map(at),
    disputed: rows.filter((row) => rowState(row.live.value, row.round.value) === 'contested').map(at),
    mentioned: rows.flatMap((row) => mentions(row, isMe)),
    waiting: rows.flatMap((row) => assigned(row, isMe)),
  };
}

function isMine(row: Row, self: Self): boolean {
  return votingIn(row.round.value, self, row.text.id).type === 'open';
}

/** A call waits until the thread is resolved, or one has written in it or reacted since. */
function mentions(row: Row, isMe: (person: string) => boolean): Waiting[] {
  const { threads, comments } = row.live.value;
  return threads.flatMap((thread): Waiting[] => {
    if (thread.resolved) return [];
    const said = comments.filter((c) => c.thread === thread.id && c.text !== null);
    const answered = said.findLast((c) => isMe(c.by) || c.reactions?.some((r) => r.by.some(isMe)))?.id ?? 0;
    const called = said.some((c) => c.id > answered && !isMe(c.by) && c.mentions?.some(isMe));
    return called ? [{ position: row.position, thread: thread.id }] : [];
  });
}

function assigned(row: Row, isMe: (person: string) => boolean): Waiting[] {
  return row.live.value.threads
    .filter((t) => !t.resolved && t.assigned && isMe(t.assigned))
    .map((t) => ({ position: row.position, thread: t.id }));
}
