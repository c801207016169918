import { signal } from '@preact/signals';
import { ApiError, messageOf } from '../api';
import type { Figures } from '../wire';
import { applied } from './changes';

// The server keeps whoever has the newest waiting for the next, so this is only for one that answers at once.
const atMostEach = 250;
const afterFailure = 5_000;

/** Where the figures come from and what time it is; tests bring their own. */
export interface FiguresSource {
  /** null: nothing moved since the tag. The answer may hold only what is not as it was under the tag. */
  ask(tag: string | null): Promise<{ value: Figures; tag: string | null } | null>;
  now(): number;
  later(act: () => void, milliseconds: number): () => void;
  hidden(): boolean;
  signedOut(): void;
}

/** Asks for the figures again after something moved, as often as the server makes them, and not while nobody looks. */
export class FiguresFeed {
  readonly figures = signal<Figures | null>(null);
  readonly problem = signal<string | null>(null);
  private tag: string | null = null;
  private askedAt = Number.NEGATIVE_INFINITY;
  private turned = 0;
  private asking = false;
  private waits = true;
  private stopped = false;
  private forget: (() => void) | null = null;

  constructor(private readonly source: FiguresSource) {}

  /** Something moved, or somebody looks again: what waits is asked for when its time has come. */
  stir(moved = true): void {
    if (moved) this.waits = true;
    if (this.stopped || !this.waits || this.asking || this.forget || this.source.hidden()) return;
    const pause = this.askedAt + (this.problem.peek() ? afterFailure : atMostEach) - this.source.now();
    if (pause <= 0) void this.ask();
    else {
      this.forget = this.source.later(() => {
        this.forget = null;
        this.stir(false);
      }, pause);
    }
  }

  /** Something else is asked for now, so what was there before tells nothing. */
  turn(): void {
    this.tag = null;
    this.turned++;
    this.stir();
  }

  stop(): void {
    this.stopped = true;
    this.forget?.();
  }

  private async ask(): Promise<void> {
    this.asking = true;
    this.waits = false;
    this.askedAt = this.source.now();
    const { turned, tag } = this;
    try {
      const answer = await this.source.ask(tag);
      if (this.stopped) return;
      if (answer && turned === this.turned) {
        this.figures.value = applied(answer.value, this.figures.peek());
        this.tag = answer.tag;
      }
      // What comes without waiting may be a little older than the batch that tells of a change, and the map than all else.
      if ((tag === null && this.tag !== null) || this.mapIsBehind) this.waits = true;
      this.problem.value = null;
    } catch (error) {
      if (this.stopped) return;
      if (error instanceof ApiError && error.status === 401) return this.source.signedOut();
      this.problem.value = messageOf(error);
      this.waits = true;
    } finally {
      this.asking = false;
    }
    this.stir(false);
  }

  private get mapIsBehind(): boolean {
    const figures = this.figures.peek();
    return figures !== null && figures.mapMoment !== figures.moment;
  }
}
