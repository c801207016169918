import { signal } from '@preact/signals';
import { ApiError, messageOf } from '../api';
import type { Figures } from '../wire';

const atMostEach = 1_000;
const afterFailure = 5_000;

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
  private asking = false;
  private moved = true;
  private stopped = false;
  private forget: (() => void) | null = null;

  constructor(private readonly source: FiguresSource) {}

  /** Something moved, or somebody looks again: what waits is asked for when its time has come. */
  stir(moved = true): void {
    this.moved ||= moved;
    if (this.stopped || !this.moved || this.asking || this.forget || this.source.hidden()) return;
    const pause = this.askedAt + (this.problem.peek() ? afterFailure : atMostEach) - this.source.now();
    if (pause <= 0) void this.ask();
    else {
      this.forget = this.source.later(() => {
        this.forget = null;
        this.stir(false);
      }, pause);
    }
  }

  stop(): void {
    this.stopped = true;
    this.forget?.();
  }

  private async ask(): Promise<void> {
    this.asking = true;
    this.moved = false;
    this.askedAt = this.source.now();
    try {
      const answer = await this.source.ask(this.tag);
      if (this.stopped) return;
      if (answer) {
        this.figures.value = answer.value;
        this.tag = answer.tag;
      }
      this.problem.value = null;
    } catch (error) {
      if (this.stopped) return;
      if (error instanceof ApiError && error.status === 401) return this.source.signedOut();
      this.problem.value = messageOf(error);
      this.moved = true;
    } finally {
      this.asking = false;
    }
    this.stir(false);
  }
}
