import { signal } from '@preact/signals';
import { ApiError, messageOf } from '../api';
import type { Figures } from '../wire';

const atMostEach = 1_000;
const afterFailure = 5_000;
// The server's figures may be a little older than the batch that tells of a change, so what moved is asked for twice.
const echoes = 1;

/** Where the figures come from and what time it is; tests bring their own. */
export interface FiguresSource {
  /** null: nothing moved since the tag. */
  ask(tag: string | null): Promise<{ value: Figures; tag: string | null } | null>;
  now(): number;
  later(act: () => void, milliseconds: number): () => void;
  hidden(): boolean;
  signedOut(): void;
}

/** Asks for the figures again after something moved: at most once a second, and not while nobody looks. */
export class FiguresFeed {
  readonly figures = signal<Figures | null>(null);
  readonly problem = signal<string | null>(null);
  private tag: string | null = null;
  private askedAt = Number.NEGATIVE_INFINITY;
  private turned = 0;
  private asking = false;
  private due = 1 + echoes;
  private stopped = false;
  private forget: (() => void) | null = null;

  constructor(private readonly source: FiguresSource) {}

  /** Something moved, or somebody looks again: what waits is asked for when its time has come. */
  stir(moved = true): void {
    if (moved) this.due = 1 + echoes;
    if (this.stopped || this.due === 0 || this.asking || this.forget || this.source.hidden()) return;
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
    this.due--;
    this.askedAt = this.source.now();
    const { turned } = this;
    try {
      const answer = await this.source.ask(this.tag);
      if (this.stopped) return;
      if (answer && turned === this.turned) {
        this.figures.value = answer.value;
        this.tag = answer.tag;
      }
      this.problem.value = null;
    } catch (error) {
      if (this.stopped) return;
      if (error instanceof ApiError && error.status === 401) return this.source.signedOut();
      this.problem.value = messageOf(error);
      this.due = Math.max(1, this.due);
    } finally {
      this.asking = false;
    }
    this.stir(false);
  }
}
