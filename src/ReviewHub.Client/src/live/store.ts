import { type ReadonlySignal, type Signal, batch, computed, signal } from '@preact/signals';
import { documentRound, firstKey, hasAnsweredAll, roundOf, seesTallies } from '../rounds/rounds';
import type {
  Answers,
  DocumentText,
  Entry,
  ParagraphText,
  Receipt,
  Recusal,
  Round,
  Self,
  Snapshot,
  Stance,
  WatchReply,
} from '../wire';
import { type LiveState, type ParagraphLive, apply, emptyState, fromSnapshot, withoutTallies } from './apply';
import { type Act, isStance } from './acts';
import type { Change } from './announce';
import { type Waiting, answer, settleAnswers } from './own';

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
  /** The newest round that covers it; null before the first. */
  round: ReadonlySignal<Round | null>;
  /** One's own answers in that round. */
  own: Signal<Answers>;
  /** The round before it; null while nobody has asked. */
  past: Signal<Past | null>;
  pending: Signal<readonly PendingAct[]>;
  people: Signal<readonly string[]>;
  /** Why an act was refused, said beside the place it belongs to. */
  notice: Signal<string | null>;
}

/** How one answered in the round before, and, once asked for, how all did, by question. */
export interface Past {
  round: number;
  answers: Answers;
  counts: Readonly<Record<string, readonly number[]>> | null;
}

const none: Answers = {};

export class DocumentStore {
  readonly rows: readonly Row[];
  readonly title: Signal<string>;
  readonly eligible = signal(0);
  readonly rounds: Signal<readonly Round[]>;
  readonly recusals = signal<readonly Recusal[]>([]);
  readonly self: Signal<Self> = signal({ id: '', pseudonyms: {}, eligible: [], recused: [] });
  readonly here: Signal<ReadonlyMap<string, number | null>> = signal(new Map());
  /** How many are here while nobody may know who. */
  readonly present = signal<number | null>(null);
  readonly judged: ReadonlySignal<number>;
  /** Grows with every change of any row, for views of the whole document. */
  readonly changes = signal(0);
  /** Told what each batch changed, for the one spoken sentence and for names not yet known. */
  onChange: (changes: readonly Change[], entries: readonly Entry[]) => void = () => {};
  private state: LiveState;
  /** What the server last said of one's own stances while acts on them were still under way. */
  private readonly ownSaid = new Map<Row, Waiting>();
  private readonly chair: boolean;

  constructor(text: DocumentText) {
    this.chair = text.role === 'chair';
    const ids = text.paragraphs.map((p) => p.id);
    this.state = emptyState(text.title, ids, text.rounds ?? []);
    this.title = signal(text.title);
    this.rounds = signal(this.state.rounds);
    this.eligible.value = documentRound(this.state.rounds)?.eligible ?? 0;
    this.rows = text.paragraphs.map((paragraph, position) => ({
      position,
      text: paragraph,
      live: signal(this.state.paragraphs[position] as ParagraphLive),
      round: computed(() => roundOf(this.rounds.value, paragraph.id)),
      own: signal(none),
      past: signal(null),
      pending: signal<readonly PendingAct[]>([]),
      people: signal<readonly string[]>([]),
      notice: signal<string | null>(null),
    }));
    this.judged = computed(() => this.rows.reduce((n, row) => n + (hasJudged(row) ? 1 : 0), 0));
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
      if (entry.type === 'here' || entry.type === 'recusal') continue;
      if (entry.type === 'round') this.rows.forEach((row) => touched.add(row));
      const row = 'paragraph' in entry && entry.paragraph ? this.row(entry.paragraph) : undefined;
      if (row) touched.add(row);
    }
    const opened = next.rounds.filter((r) => !before.rounds.some((old) => old.number === r.number));
    batch(() => {
      for (const round of opened) this.turnOver(round);
      this.commit(next, touched);
    });
    const changes = [...touched].map(({ position }) => ({
      before: before.paragraphs[position] as ParagraphLive,
      after: next.paragraphs[position] as ParagraphLive,
    }));
    this.onChange(changes, entries);
  }

  /** After a watch the server's list of one's own stances is the whole truth. */
  setOwn({ own, me }: Pick<WatchReply, 'own' | 'me'>): void {
    batch(() => {
      for (const row of this.rows) {
        this.answered(row, own[row.text.id] ?? none);
      }
      if (me) this.learnSelf(me);
      this.settleAnswered();
    });
  }

  private learnSelf(me: Self): void {
    const rounds = this.state.rounds.map((r) => ({ ...r, youAreEligible: me.eligible.includes(r.number) }));
    this.state = { ...this.state, rounds };
    this.rounds.value = rounds;
    this.self.value = me;
  }

  ownChanged(paragraph: number, key: string, stance: Stance | null, round?: number): void {
    const row = this.row(paragraph);
    if (!row || (round !== undefined && round !== row.round.value?.number)) return;
    if (row.pending.value.some((p) => isStance(p.act))) {
      this.ownSaid.set(row, { ...this.ownSaid.get(row), [key]: stance });
    } else this.answered(row, answer(row.own.value, key, stance));
  }

  recusedHere(paragraph: number | null, withdrawn: boolean): void {
    const others = this.self.value.recused.filter((at) => at !== paragraph);
    this.self.value = { ...this.self.value, recused: withdrawn ? others : [...others, paragraph] };
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

  private commit(next: LiveState, touched: Iterable<Row>): void {
    const before = this.state;
    this.state = next;
    batch(() => {
      this.title.value = next.title;
      this.eligible.value = next.eligible;
      this.rounds.value = next.rounds;
      this.recusals.value = next.recusals;
      this.present.value = next.present;
      this.changes.value++;
      for (const row of touched) {
        row.live.value = next.paragraphs[row.position] as ParagraphLive;
        if (row.pending.value.length > 0) this.settle(row, (r) => row.live.value.seen >= r.version);
      }
      if (before.here !== next.here) this.seat(before.here, next.here);
    });
  }

  /** A round opened: what one answered in the last one is now what one answered earlier. */
  private turnOver(round: Round): void {
    for (const row of this.rows) {
      if (round.paragraph !== null && round.paragraph !== row.text.id) continue;
      row.past.value = { round: row.round.value?.number ?? 0, answers: row.own.value, counts: null };
      row.own.value = none;
    }
  }

  /** An own act leaves the waiting list in the same frame in which the feed's view of it arrives: no flicker between. */
  private settle(row: Row, reached: (receipt: Receipt) => boolean): void {
    const settled = row.pending.value.filter((p) => p.receipt && reached(p.receipt));
    if (settled.length === 0) return;
    row.pending.value = row.pending.value.filter((p) => !settled.includes(p));
    const acts = settled.map((p) => p.act);
    this.answered(row, settleAnswers(row.own.value, acts, row.round.value));
    this.takeOwnSaid(row);
  }

  /** Who takes an answer back that had opened their eyes is sent no more counts; the last ones are not to stay either. */
  private answered(row: Row, answers: Answers): void {
    const [round, before] = [row.round.value, row.own.value];
    row.own.value = answers;
    if (!round || !seesTallies(round, before, this.chair) || seesTallies(round, shownAnswers(row), this.chair)) return;
    this.state = withoutTallies(this.state, row.text.id, round.number);
    row.live.value = this.state.paragraphs[row.position] as ParagraphLive;
  }

  private takeOwnSaid(row: Row): void {
    if (row.pending.value.some((p) => isStance(p.act))) return;
    const said = this.ownSaid.get(row) ?? {};
    this.ownSaid.delete(row);
    this.answered(
      row,
      Object.entries(said).reduce((own, [key, stance]) => answer(own, key, stance), row.own.value),
    );
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

/** The answers to show: those the server has, with the ones asked for laid over them. */
export function shownAnswers(row: Row): Answers {
  const acts = row.pending.value.map((p) => p.act);
  return acts.length === 0 ? row.own.value : settleAnswers(row.own.value, acts, row.round.value);
}

/** The answer to one question; to the first when none is named. */
export function shownStance(row: Row, question: string = firstKey(row.round.value)): Stance | null {
  return shownAnswers(row)[question] ?? null;
}

export function hasJudged(row: Row): boolean {
  return hasAnsweredAll(row.round.value, shownAnswers(row));
}
