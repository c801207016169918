import { type Signal, effect, signal } from '@preact/signals';
import { ApiError, api } from '../api';
import type { Act, ActBody } from '../live/acts';
import { Announcer } from '../live/announce';
import { LiveConnection } from '../live/connection';
import { type Place, returnToDraft } from '../live/drafts';
import { Outbox } from '../live/outbox';
import { refusalOf } from '../live/refusal';
import { DocumentStore, type Row } from '../live/store';
import { Watcher } from '../live/watcher';
import { newId } from '../ids';
import { goToSignIn } from '../session';
import { type Spot, spotlight } from './spotlight';
import {
  abstain,
  type DocumentPerson,
  type DocumentText,
  type Entry,
  type Me,
  type Selector,
  type Stance,
} from '../wire';

/** The threads beside one paragraph, opened; `thread` is brought into view, `selector` is the quote a new one is about. */
export interface Panel {
  position: number;
  thread: number | null;
  composing: boolean;
  selector: Selector | null;
}

const burst = 1_500;
const settleDown = 400;

/** One person reviewing one document: the store, the wire, and where he is. Components read it and call its verbs. */
export class Review {
  readonly store: DocumentStore;
  readonly connection: LiveConnection;
  readonly people = signal<ReadonlyMap<string, DocumentPerson>>(new Map());
  readonly current: Signal<number>;
  readonly panel: Signal<Panel | null> = signal(null);
  readonly searching = signal(false);
  readonly helping = signal(false);
  readonly spoken = signal('');
  readonly gone = signal<string | null>(null);
  /** Grows when a draft is put back from outside its composer, so that the composer reads it again. */
  readonly draftsReturned = signal(0);
  /** Stances in scale order, abstain last: the order of counts, bars, buttons and keys. */
  readonly stanceKeys: readonly Stance[];
  readonly spots: readonly Spot[];
  private readonly outbox: Outbox;
  private readonly watcher: Watcher;
  private readonly announcer: Announcer;
  private speaking = 0;
  private presence = 0;
  private lastAct = 0;
  private readonly forget: readonly (() => void)[];

  constructor(
    readonly text: DocumentText,
    readonly me: Me,
    people: DocumentPerson[],
  ) {
    this.learn(people);
    this.stanceKeys = [...text.scale.categories.map((c) => c.key), abstain];
    this.store = new DocumentStore(text);
    this.current = signal(
      Math.max(
        0,
        text.paragraphs.findIndex((p) => location.hash === `#p${p.id}`),
      ),
    );
    this.announcer = new Announcer(me.id, (id) => (this.store.row(id)?.position ?? 0) + 1);
    this.store.onChange = (changes, entries) => {
      this.announcer.hear(changes, (id) => (this.store.row(id)?.pending.value.length ?? 0) > 0);
      this.speakSoon();
      this.meet(entries);
    };
    this.connection = new LiveConnection(text.id, {
      connected: () => void this.arrive(),
      batch: (batch) => this.watcher.batch(batch),
      heartbeat: (beat) => this.watcher.heartbeat(beat),
      tallies: (tallies) => this.watcher.tallies(tallies),
      own: (paragraph, question, stance) => this.store.ownChanged(paragraph, question, stance),
      revoked: () => (this.gone.value = 'You no longer belong to this board, so the document has been closed here.'),
      troubled: () => void this.checkSession(),
    });
    this.watcher = new Watcher(
      this.store,
      (resume) => this.connection.invoke('Watch', text.id, resume),
      (error) => this.watchFailed(error),
    );
    this.outbox = new Outbox(localStorage, me.id, {
      send: (act) => this.connection.send(act),
      done: (act, receipt) => this.store.acknowledge(act, receipt),
      refused: (act, reason) => this.refused(act, reason),
      pause: (attempt) => new Promise((resolve) => setTimeout(resolve, Math.min(4_000, 150 * 2 ** attempt))),
    });
    for (const act of this.outbox.acts) if (act.document === text.id) this.store.addPending(act);
    const { spots, stop } = spotlight(text.paragraphs.length, this.current, this.panel);
    this.spots = spots;
    this.forget = [stop, effect(() => this.tellWhere(this.current.value))];
    this.connection.start();
  }

  async leave(): Promise<void> {
    this.forget.forEach((stop) => stop());
    clearTimeout(this.speaking);
    clearTimeout(this.presence);
    this.connection.tell('Unwatch', this.text.id);
    await this.connection.stop();
  }

  get mayReview(): boolean {
    return this.text.role !== 'observer';
  }

  /** Shows the act at once and sends it when there is a connection. */
  act(row: Row, body: ActBody): void {
    // Acts are kept in the order of their times, so no two may share one.
    this.lastAct = Math.max(Date.now(), this.lastAct + 1);
    const act: Act = {
      ...body,
      command: newId(),
      document: this.text.id,
      paragraph: row.text.id,
      at: new Date(this.lastAct).toISOString(),
    };
    row.notice.value = null;
    this.store.addPending(act);
    this.outbox.put(act);
  }

  nameOf(id: string): string {
    return this.people.value.get(id)?.name ?? (id === this.me.id ? this.me.name : 'Somebody');
  }

  place(row: Row, at: Place['at']): Place {
    return { person: this.me.id, document: this.text.id, paragraph: row.text.id, at };
  }

  private async arrive(): Promise<void> {
    await this.watcher.watch();
    this.sayWhere();
    await this.outbox.pump();
  }

  private refused(act: Act, reason: string): void {
    if (act.type === 'start-thread') this.giveBack(act, 'new', act.text, act.selector);
    if (act.type === 'reply') this.giveBack(act, `reply-${act.thread}`, act.text, null);
    if (act.type === 'edit-comment') this.giveBack(act, `edit-${act.comment}`, act.text, null);
    this.store.refuse(act, 'text' in act ? `${reason} What you wrote is kept as your draft here.` : reason);
  }

  private giveBack(act: Act, at: Place['at'], text: string, selector: Selector | null): void {
    const place = { person: this.me.id, document: act.document, paragraph: act.paragraph, at };
    returnToDraft(localStorage, place, { text, selector });
    this.draftsReturned.value++;
  }

  private watchFailed(error: unknown): void {
    const refusal = refusalOf(error);
    if (refusal !== null && !refusal.startsWith('Try again: ')) this.gone.value = refusal;
    else if (this.connection.connected) setTimeout(() => void this.watcher.watch(), 1_000);
  }

  private async checkSession(): Promise<void> {
    try {
      await api.get('/api/me');
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) goToSignIn();
    }
  }

  private speakSoon(): void {
    if (this.speaking) return;
    this.speaking = window.setTimeout(() => {
      this.speaking = 0;
      this.spoken.value = this.announcer.speak() ?? this.spoken.value;
    }, burst);
  }

  private tellWhere(_position: number): void {
    clearTimeout(this.presence);
    this.presence = window.setTimeout(() => this.sayWhere(), settleDown);
  }

  private sayWhere(): void {
    this.connection.tell('Here', this.text.id, this.store.rows[this.current.peek()]?.text.id ?? null);
  }

  private learn(people: DocumentPerson[]): void {
    this.people.value = new Map(people.map((p) => [p.id, p]));
  }

  /** Somebody unknown spoke or arrived: ask for the names once for the whole batch. */
  private meet(entries: readonly Entry[]): void {
    const strangers = entries.some((e) => 'by' in e && !this.people.value.has(e.by));
    if (!strangers) return;
    api.get<DocumentPerson[]>(`/api/documents/${this.text.id}/people`).then(
      (people) => this.learn(people),
      () => {
        // The next entry by a stranger asks again; until then the page says "Somebody".
      },
    );
  }
}
