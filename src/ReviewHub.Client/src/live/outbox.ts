import type { Receipt } from '../wire';
import type { Act } from './acts';

export type SendResult =
  | { type: 'done'; receipt: Receipt }
  | { type: 'refused'; reason: string }
  | { type: 'again'; reason?: string }
  | { type: 'lost' };

export interface OutboxPort {
  send(act: Act): Promise<SendResult>;
  done(act: Act, receipt: Receipt): void;
  refused(act: Act, reason: string): void;
  /** Waits before the same act is tried again; the count starts at 1. */
  pause(attempt: number): Promise<void>;
}

const patience = 8;

/**
 * Acts on their way to the server, first in first out, kept in storage until they are answered. Each has a key of its
 * own, so that two tabs of one person do not overwrite each other; both may send one act, and its command id makes
 * that harmless. The person's id is in the key: what one person did is never sent in another's name.
 */
export class Outbox {
  private waiting: Act[];
  private pumping = false;

  constructor(
    private readonly storage: Storage,
    private readonly person: string,
    private readonly port: OutboxPort,
  ) {
    this.waiting = this.stored();
  }

  get acts(): readonly Act[] {
    return this.waiting;
  }

  put(act: Act): void {
    this.waiting.push(act);
    try {
      this.storage.setItem(this.key(act), JSON.stringify(act));
    } catch {
      // Storage is full or forbidden: the act still goes out from memory.
    }
    void this.pump();
  }

  /** Sends what waits until it is empty or the connection is gone. Call it again when there is one. */
  async pump(): Promise<void> {
    if (this.pumping) return;
    this.pumping = true;
    try {
      for (let attempt = 1; this.waiting[0];) {
        const act = this.waiting[0];
        const result = await this.port.send(act);
        if (result.type === 'lost') return;
        if (result.type === 'again' && attempt < patience) {
          await this.port.pause(attempt++);
          continue;
        }
        attempt = 1;
        this.drop(act);
        if (result.type === 'done') this.port.done(act, result.receipt);
        else this.port.refused(act, result.type === 'refused' ? result.reason : gaveUp(result.reason));
      }
    } finally {
      this.pumping = false;
    }
  }

  private drop(act: Act): void {
    this.waiting = this.waiting.filter((other) => other !== act);
    this.storage.removeItem(this.key(act));
  }

  private get prefix(): string {
    return `reviewhub:outbox:${this.person}:`;
  }

  private key(act: Act): string {
    return this.prefix + act.command;
  }

  private stored(): Act[] {
    const keys = Array.from({ length: this.storage.length }, (_, i) => this.storage.key(i) ?? '');
    const acts = keys.filter((key) => key.startsWith(this.prefix)).flatMap((key) => parse(this.storage.getItem(key)));
    return acts.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  }
}

const gaveUp = (reason = 'The server could not take this just now. Nothing was changed.'): string =>
  `${reason} Please try once more in a while.`;

function parse(json: string | null): Act[] {
  try {
    const act = JSON.parse(json ?? '') as Act;
    return typeof act.command === 'string' ? [act] : [];
  } catch {
    return [];
  }
}
