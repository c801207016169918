/** How far this page has followed a document's feed. An epoch is one life of the feed; sequences count its batches. */
export interface Cursor {
  epoch: string;
  sequence: number;
}

export type Verdict = 'apply' | 'ignore' | 'resume';

/** Push is at most once: a batch that does not follow on means something was lost, so the page asks again. */
export function judgeBatch(cursor: Cursor | null, batch: Cursor): Verdict {
  if (!cursor || cursor.epoch !== batch.epoch) return 'resume';
  if (batch.sequence <= cursor.sequence) return 'ignore';
  return batch.sequence === cursor.sequence + 1 ? 'apply' : 'resume';
}

/** A lost last batch has no successor to betray it; the heartbeat's sequence does. */
export function judgeHeartbeat(cursor: Cursor | null, beat: Cursor): Verdict {
  if (!cursor || cursor.epoch !== beat.epoch) return 'resume';
  return beat.sequence > cursor.sequence ? 'resume' : 'ignore';
}
