import { type ReadonlySignal, type Signal, batch, computed, signal } from '@preact/signals';
import type { DocumentText, Entry, ParagraphText, Receipt, Snapshot, Stance } from '../wire';
import { type LiveState, type ParagraphLive, apply, emptyState, fromSnapshot } from './apply';
import { type Act, isStance } from './acts';
import type { Change } from './announce';

/** An act of one's own that shows before the feed has brought it back. */
export interface PendingAct {
  act: Act;
  receipt: Receipt | null;
}

/** One paragraph on the page. Each has signals of its own, so a change redraws one row and never the list. */
export interface Row {
  position: number;
  text: ParagraphText;
  live: Signal<ParagraphLive>;
  own: Signal<Stance | null>;
  pending: Signal<readonly PendingAct[]>;
  people: Signal<readonly string[]>;
  /** Why an act was refused, said beside the place it belongs to. */
  notice: Signal<string | null>;
}

export class DocumentStore {
  readonly rows: readonly Row[];
  readonly title: Signal<string>;
  readonly eligible = signal(0);
  readonly here: Signal<ReadonlyMap<string, number | null>> = signal(new Map());
  readonly judged: ReadonlySignal<number>;
  /** Grows with every change of any row, for views of the whole document. */
  readonly changes = signal(0);
  /** Told what each batch changed, for the one spoken sentence and for names not yet known. */
  onChange: (changes: readonly Change[], entries: readonly Entry[]) => void = () => {};
  private state: LiveState;
  /** What the server last said of one's own stance while acts on it were still under way. */
  private readonly ownSaid = new Map<Row, Stance | null>();
  /** The one question this page asks. */
  private readonly question: string;

  constructor(text: DocumentText) {
    this.question = text.round?.questions[0]?.key ?? 'overall';
    const size = text.scale.categories.length;
    const ids = text.paragraphs.map((p) => p.id);
    this.state = emptyState(text.title, ids, size);
    this.title = signal(text.title);
    this.rows = text.paragraphs.map((paragraph, position) => ({
      position,
      text: paragraph,
      live: signal(this.state.paragraphs[position] as ParagraphLive),
      own: signal<Stance | null>(null),
      pending: signal<readonly PendingAct[]>([]),
      people: signal<readonly string[]>([]),
      notice: signal<string | null>(null),
    }));
    this.judged = computed(() => this.rows.reduce((n, row) => n + (shownStance(row) === null ? 0 : 1), 0));
  }

  row(id: number): Row | undefined {
    const position = this.state.positions.get(id);
    return position === undefined ? undefined : this.rows[position];
  }

  reset(snapshot: Snapshot): void {
    this.commit(fromSnapshot(this.state, snapshot), this.rows);
  }

  applyEntries(entries: readonly Entry[]): void {
    const touched = new Set<Row>();
    const before = this.state;
    let next = before;
    for (const entry of entries) {
      next = apply(next, entry);
      for (const row of this.rowsOf(entry)) touched.add(row);
    }
    this.commit(next, touched);
    const changes = [...touched].map(({ position }) => ({
      before: before.paragraphs[position] as ParagraphLive,
      after: next.paragraphs[position] as ParagraphLive,
    }));
    this.onChange(changes, entries);
  }

  /** After a watch the server's list of one's own stances is the whole truth. */
  setOwn(own: Record<string, Record<string, Stance>>): void {
    batch(() => {
      for (const row of this.rows) row.own.value = own[row.text.id]?.[this.question] ?? null;
      this.settleAnswered();
    });
  }

  ownChanged(paragraph: number, question: string, stance: Stance | null): void {
    const row = this.row(paragraph);
    if (!row || question !== this.question) return;
    if (row.pending.value.some((p) => isStance(p.act))) this.ownSaid.set(row, stance);
    else row.own.value = stance;
  }

  addPending(act: Act): void {
    const row = this.row(act.paragraph);
    if (row) row.pending.value = [...row.pending.value, { act, receipt: null }];
  }

  acknowledge(act: Act, receipt: Receipt): void {
    const row = this.row(act.paragraph);
    if (!row) return;
    batch(() => {
      row.pending.value = row.pending.value.map((p) => (p.act.command === act.command ? { act, receipt } : p));
      this.settle(row, (r) => row.live.value.seen >= r.version);
    });
  }

  refuse(act: Act, reason: string): void {
    const row = this.row(act.paragraph);
    if (!row) return;
    batch(() => {
      row.pending.value = row.pending.value.filter((p) => p.act.command !== act.command);
      row.notice.value = reason;
      this.takeOwnSaid(row);
    });
  }

  /** The feed says there is nothing newer: what was answered is in the view already. */
  settleAnswered(): void {
    batch(() => {
      for (const row of this.rows) if (row.pending.value.length > 0) this.settle(row, () => true);
    });
  }

  private rowsOf(entry: Entry): readonly Row[] {
    if (entry.type === 'round' && entry.round.paragraph === null) return this.rows;
    const id =
      entry.type === 'round'
        ? entry.round.paragraph
        : entry.type !== 'here' && 'paragraph' in entry
          ? (entry.paragraph ?? null)
          : null;
    const row = id === null ? undefined : this.row(id);
    return row ? [row] : [];
  }

  private commit(next: LiveState, touched: Iterable<Row>): void {
    const before = this.state;
    this.state = next;
    batch(() => {
      this.title.value = next.title;
      this.eligible.value = next.eligible;
      this.changes.value++;
      for (const row of touched) {
        row.live.value = next.paragraphs[row.position] as ParagraphLive;
        if (row.pending.value.length > 0) this.settle(row, (r) => row.live.value.seen >= r.version);
      }
      if (before.here !== next.here) this.seat(before.here, next.here);
    });
  }

  /** An own act leaves the waiting list in the same frame in which the feed's view of it arrives: no flicker between. */
  private settle(row: Row, reached: (receipt: Receipt) => boolean): void {
    const settled = row.pending.value.filter((p) => p.receipt && reached(p.receipt));
    if (settled.length === 0) return;
    row.pending.value = row.pending.value.filter((p) => !settled.includes(p));
    for (const { act } of settled) {
      if (act.type === 'take-stance') row.own.value = act.stance;
      if (act.type === 'withdraw-stance') row.own.value = null;
    }
    this.takeOwnSaid(row);
  }

  private takeOwnSaid(row: Row): void {
    if (row.pending.value.some((p) => isStance(p.act))) return;
    const said = this.ownSaid.get(row);
    if (said !== undefined) row.own.value = said;
    this.ownSaid.delete(row);
  }

  private seat(before: ReadonlyMap<string, number | null>, after: ReadonlyMap<string, number | null>): void {
    this.here.value = after;
    const moved = new Set<number>();
    for (const [by, at] of before) if (at !== null && after.get(by) !== at) moved.add(at);
    for (const [by, at] of after) if (at !== null && before.get(by) !== at) moved.add(at);
    for (const id of moved) {
      const row = this.row(id);
      if (row) row.people.value = [...after].filter(([, at]) => at === id).map(([by]) => by);
    }
  }
}

/** The stance to show: the last one asked for, else the one the server has. */
export function shownStance(row: Row): Stance | null {
  const last = row.pending.value.map((p) => p.act).findLast(isStance);
  if (!last) return row.own.value;
  return last.type === 'take-stance' ? last.stance : null;
}

/** The counts with one's own pending stance moved to where it was asked to be. */
export function shownCounts(row: Row, keys: readonly Stance[]): readonly number[] {
  const { counts } = row.live.value;
  const [from, to] = [row.own.value, shownStance(row)];
  if (from === to) return counts;
  return counts.map((n, i) => Math.max(0, n + (keys[i] === to ? 1 : 0) - (keys[i] === from ? 1 : 0)));
}
