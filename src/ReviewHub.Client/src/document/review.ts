import { type Signal, computed, effect, signal } from '@preact/signals';
import { ApiError, api } from '../api';
import { type Act, type ActBody, isStance } from '../live/acts';
import { Announcer } from '../live/announce';
import { LiveConnection } from '../live/connection';
import { type Place, returnToDraft } from '../live/drafts';
import { Outbox, type SendResult } from '../live/outbox';
import { refusalOf, whyAgain } from '../live/refusal';
import { DocumentStore, type Row } from '../live/store';
import { Watcher } from '../live/watcher';
import { newId } from '../ids';
import { goToSignIn } from '../session';
import { type Spot, spotlight } from './spotlight';
import type { DocumentPerson, DocumentText, Entry, Me, Mentioned, Reminded, Selector, WatchReply } from '../wire';
import { documentRound, isOpen } from '../rounds/rounds';
import { pseudonymLabel } from '../rounds/pseudonym';
import { isNews } from '../rounds/reminder';
import { count } from '../words';

/** The threads beside one paragraph, opened; `thread` is brought into view, `selector` is the quote a new one is about. */
export interface Panel {
  position: number;
  thread: number | null;
  composing: boolean;
  selector: Selector | null;
}

/** What calls upon the reader from a corner of the page. */
export type Call = ({ type: 'mentioned' } & Mentioned) | { type: 'reminded'; by: string | null };

export type Sheet =
  { type: 'protocol' } | { type: 'open-round'; paragraph: number | null } | { type: 'worklist' } | { type: 'camps' };

const burst = 1_500;
const settleDown = 400;
const herd = 2_000;

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
  /** Why the server cannot show the document just now, in its words. It is asked again all the time. */
  readonly behind = signal<string | null>(null);
  /** Grows when a draft is put back from outside its composer, so that the composer reads it again. */
  readonly draftsReturned = signal(0);
  /** Grows when camps are declared here: the feed does not tell of it, and figures follow from it. */
  readonly campsDeclared = signal(0);
  /** What hangs over the page: at most one sheet or panel of those loaded when asked for. */
  readonly sheet: Signal<Sheet | null> = signal(null);
  /** The newest call upon this reader, until he went there or put it away. */
  readonly call: Signal<Call | null> = signal(null);
  /** What the reader came to the text for, from a page beside it; done once its paragraphs are there. */
  onArrival: (() => void) | null = null;
  readonly spots: readonly Spot[];
  private readonly outbox: Outbox;
  private readonly watcher: Watcher;
  private readonly announcer: Announcer;
  private readonly asked = new Set<string>();
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
    this.store = new DocumentStore(text);
    this.current = signal(
      Math.max(
        0,
        text.paragraphs.findIndex((p) => location.hash === `#p${p.id}`),
      ),
    );
    this.announcer = new Announcer(
      (id) => this.isMe(id),
      (id) => (this.store.row(id)?.position ?? 0) + 1,
    );
    this.store.onChange = (changes, entries) => {
      this.announcer.hear(changes, (id) => (this.store.row(id)?.pending.value.length ?? 0) > 0);
      this.tellOfRounds(entries);
      this.speakSoon();
      this.meet(entries);
    };
    this.connection = new LiveConnection(text.id, text.home ?? null, {
      connected: () => void this.arrive(),
      batch: (batch) => this.watcher.batch(batch),
      heartbeat: (beat) => this.watcher.heartbeat(beat),
      tallies: (tallies) => this.watcher.tallies(tallies),
      own: (own) => this.watcher.own(own),
      mentioned: (call) => this.called(call),
      reminded: (call) => this.reminded(call),
      revoked: () => (this.gone.value = 'You no longer belong to this board, so the document has been closed here.'),
      troubled: () => void this.checkSession(),
    });
    this.watcher = new Watcher(
      this.store,
      async (resume) => {
        const reply = await this.connection.invoke<WatchReply>('Watch', text.id, resume);
        this.behind.value = null;
        return reply;
      },
      (error) => this.watchFailed(error),
    );
    this.outbox = new Outbox(localStorage, me.id, {
      send: (act) => this.send(act),
      done: (act, receipt) => this.store.acknowledge(act, receipt),
      refused: (act, reason) => this.refused(act, reason),
      pause: (attempt) => new Promise((resolve) => setTimeout(resolve, Math.min(4_000, 150 * 2 ** attempt))),
    });
    for (const act of this.outbox.acts) if (act.document === text.id) this.store.addPending(act);
    const { spots, stop } = spotlight(text.paragraphs.length, this.current, this.panel);
    this.spots = spots;
    const remindedAt = computed(() => this.store.self.value.remindedAt ?? null);
    this.forget = [
      stop,
      effect(() => this.tellWhere(this.current.value)),
      effect(() => {
        if (isNews(text.id, remindedAt.value)) this.call.value = { type: 'reminded', by: null };
      }),
    ];
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
    const known = this.people.value.get(id)?.name ?? (id === this.me.id ? this.me.name : null);
    if (known !== null) return known;
    if (this.isMe(id)) return `${pseudonymLabel(id)} (you)`;
    return this.store.rounds.value.some((r) => r.naming === 'anonymous') ? pseudonymLabel(id) : 'Somebody';
  }

  /** Whether it is the reader, under the name or under this round's pseudonym. */
  isMe(id: string): boolean {
    return id === this.me.id || Object.values(this.store.self.value.pseudonyms).includes(id);
  }

  /** Under which id what the reader does now will appear. */
  get myId(): string {
    const round = this.documentRound;
    return (round?.naming === 'anonymous' && this.store.self.value.pseudonyms[round.number]) || this.me.id;
  }

  place(row: Row, at: Place['at']): Place {
    return { person: this.me.id, document: this.text.id, paragraph: row.text.id, at };
  }

  private async arrive(): Promise<void> {
    await this.watcher.watch();
    this.sayWhere();
    await this.outbox.pump();
  }

  /** A vote that waited for the connection is for the round it was given in, and for no later one. */
  private async send(act: Act): Promise<SendResult> {
    const round = isStance(act) ? this.store.row(act.paragraph)?.round.value : null;
    if (round && 'round' in act && act.round !== undefined && act.round !== round.number) {
      return {
        type: 'refused',
        reason: `Round ${act.round} closed before this vote could be sent. It was not counted.`,
      };
    }
    return this.connection.send(act);
  }

  private tellOfRounds(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.type !== 'round') continue;
      const { number, paragraph } = entry.round;
      const where = paragraph === null ? '' : ` on paragraph ${(this.store.row(paragraph)?.position ?? 0) + 1}`;
      this.announcer.tell(`Round ${number}${where} is ${isOpen(entry.round) ? 'open' : 'closed'}`);
      // What goes to all does not say what a new round means for this reader. Not everybody asks in the same instant.
      if (isOpen(entry.round)) setTimeout(() => void this.watcher.watch(), Math.random() * herd);
    }
  }

  private called(call: Mentioned): void {
    this.call.value = { type: 'mentioned', ...call };
    const number = (this.store.row(call.paragraph)?.position ?? 0) + 1;
    this.announcer.tell(`${this.nameOf(call.by)} mentioned you on paragraph ${number}`);
    this.speakSoon();
  }

  private reminded({ by, left }: Reminded): void {
    this.call.value = { type: 'reminded', by };
    this.announcer.tell(
      `${this.nameOf(by)} reminds you that ${count(left, 'paragraph')} ${left === 1 ? 'is' : 'are'} left to judge`,
    );
    this.speakSoon();
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
    const again = refusal === null ? null : whyAgain(refusal);
    if (refusal !== null && again === null) {
      this.gone.value = refusal;
      return;
    }
    this.behind.value = again;
    if (this.connection.connected) setTimeout(() => void this.watcher.watch(), 1_000);
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

  get documentRound() {
    return documentRound(this.store.rounds.value);
  }

  private sayWhere(): void {
    this.connection.tell('Here', this.text.id, this.store.rows[this.current.peek()]?.text.id ?? null);
  }

  private learn(people: DocumentPerson[]): void {
    this.people.value = new Map(people.map((p) => [p.id, p]));
  }

  /** Somebody unknown spoke or arrived: ask for the names once for the whole batch. */
  private meet(entries: readonly Entry[]): void {
    const strangers = entries.flatMap((e) => ('by' in e && !this.people.value.has(e.by) ? [e.by] : []));
    // A pseudonym has no name to be found; asking once for each is enough.
    const fresh = strangers.filter((id) => !this.asked.has(id));
    if (fresh.length === 0) return;
    fresh.forEach((id) => this.asked.add(id));
    api.get<DocumentPerson[]>(`/api/documents/${this.text.id}/people`).then(
      (people) => this.learn(people),
      () => {
        // The next entry by one of them asks again; until then the page says "Somebody".
        fresh.forEach((id) => this.asked.delete(id));
      },
    );
  }
}
