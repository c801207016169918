import type { Batch, Heartbeat, Tallies, WatchReply } from '../wire';
import type { Own } from './connection';
import { type Cursor, judgeBatch, judgeHeartbeat } from './cursor';
import type { DocumentStore } from './store';

/** Keeps the store in step with the feed: applies what follows on, asks again when something was lost. */
export class Watcher {
  private cursor: Cursor | null = null;
  private asking = false;
  private askAgain = false;
  private waiting: (() => void)[] = [];

  constructor(
    private readonly store: DocumentStore,
    private readonly ask: (resume: Cursor | null) => Promise<WatchReply>,
    private readonly failed: (error: unknown) => void,
  ) {}

  batch(batch: Batch): void {
    this.onceAnswered(() => this.take(batch));
  }

  /** Tallies for some readers only. They carry versions of their own, so coming twice or late does no harm. */
  tallies(tallies: Tallies): void {
    this.onceAnswered(() => {
      if (this.cursor?.epoch === tallies.epoch) this.store.applyEntries(tallies.entries);
    });
  }

  /** A stance of this reader's own, also one taken on another screen. It may overtake a reply that does not know it yet. */
  own(own: Own): void {
    this.onceAnswered(() => this.store.ownChanged(own.paragraph, own.question, own.stance, own.round));
  }

  heartbeat(beat: Heartbeat): void {
    if (this.asking) return;
    if (judgeHeartbeat(this.cursor, beat) === 'resume') void this.watch();
    else this.store.settleAnswered();
  }

  /** Watches from where the view stands. Batches that arrive meanwhile wait, for they may follow the reply or repeat it. */
  async watch(): Promise<void> {
    if (this.asking) {
      this.askAgain = true;
      return;
    }
    this.asking = true;
    try {
      do {
        this.askAgain = false;
        this.catchUp(await this.ask(this.cursor));
      } while (this.askAgain);
    } catch (error) {
      this.failed(error);
    } finally {
      this.asking = false;
    }
    this.waiting.splice(0).forEach((act) => this.onceAnswered(act));
  }

  /** At once, unless an answer is awaited: what arrives meanwhile may follow it or repeat it. */
  private onceAnswered(act: () => void): void {
    if (this.asking) this.waiting.push(act);
    else act();
  }

  private catchUp(reply: WatchReply): void {
    if (reply.snapshot) {
      this.store.reset(reply.snapshot);
      this.cursor = { epoch: reply.snapshot.epoch, sequence: reply.snapshot.sequence };
    }
    for (const batch of reply.batches) {
      if (judgeBatch(this.cursor, batch) === 'apply') this.advance(batch);
    }
    if (reply.seen?.length) this.store.applyEntries(reply.seen);
    this.store.setOwn(reply);
  }

  private take(batch: Batch): void {
    switch (judgeBatch(this.cursor, batch)) {
      case 'apply':
        return this.advance(batch);
      case 'ignore':
        return;
      case 'resume':
        void this.watch();
    }
  }

  private advance(batch: Batch): void {
    this.store.applyEntries(batch.entries);
    this.cursor = { epoch: batch.epoch, sequence: batch.sequence };
  }
}
