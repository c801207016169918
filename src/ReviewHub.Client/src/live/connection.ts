import {
  HttpTransportType,
  type HubConnection,
  HubConnectionBuilder,
  HubConnectionState,
  LogLevel,
} from '@microsoft/signalr';
import { signal } from '@preact/signals';
import type { Batch, Heartbeat, Mentioned, Place, Receipt, Reminded, Stance, Tallies } from '../wire';
import { type Act, invocation } from './acts';
import type { SendResult } from './outbox';
import { interpretFailure } from './refusal';

export type ConnectionWord = 'live' | 'reconnecting' | 'offline';

export interface LiveHandlers {
  connected(): void;
  batch(batch: Batch): void;
  heartbeat(beat: Heartbeat): void;
  tallies(tallies: Tallies): void;
  own(own: Own): void;
  mentioned(call: Mentioned): void;
  reminded(call: Reminded): void;
  revoked(): void;
  /** The hub refused several times in a row: perhaps the session ended. */
  troubled(): void;
}

export interface Own {
  document: string;
  paragraph: number;
  round: number;
  question: string;
  stance: Stance | null;
}

const patience = 3;

const hubPath = '/hubs/document';

/** A proxy that knows the node by name brings the page there. */
const pathTo = (node: string | null): string =>
  node === null ? hubPath : `${hubPath}?node=${encodeURIComponent(node)}`;

/** Milliseconds. The server speaks every four seconds; one that is silent for longer hangs, or is cut off. */
const longestSilence = 10_000;

/** One hub connection that comes back by itself, for ever. Resuming by sequence is the document session's work. */
export class LiveConnection {
  readonly word = signal<ConnectionWord>('reconnecting');
  readonly heardAt = signal<number | null>(null);
  private readonly hub: HubConnection;
  private failures = 0;
  private stopped = false;
  private moving?: ReturnType<typeof setTimeout>;
  private next: string | null = null;
  private leaving: Promise<void> = Promise.resolve();
  private wake: () => void = () => {};

  constructor(
    private readonly document: string,
    home: string | null,
    private readonly handlers: LiveHandlers,
  ) {
    this.hub = new HubConnectionBuilder()
      // A WebSocket without negotiation needs no sticky sessions, so any node may answer after a reconnect.
      .withUrl(pathTo(home), {
        transport: HttpTransportType.WebSockets,
        skipNegotiation: true,
      })
      .configureLogging(LogLevel.None)
      .withServerTimeout(longestSilence)
      .build();
    this.hub.on('Batch', (batch: Batch) => this.hear(batch.document, () => handlers.batch(batch)));
    this.hub.on('Heartbeat', (beat: Heartbeat) => this.hear(beat.document, () => handlers.heartbeat(beat)));
    this.hub.on('Tallies', (tallies: Tallies) => this.hear(tallies.document, () => handlers.tallies(tallies)));
    this.hub.on('Own', (own: Own) => this.hear(own.document, () => handlers.own(own)));
    this.hub.on('Mentioned', (call: Mentioned) => this.hear(call.document, () => handlers.mentioned(call)));
    this.hub.on('Reminded', (call: Reminded) => this.hear(call.document, () => handlers.reminded(call)));
    this.hub.on('Revoked', (m: { document: string }) => this.hear(m.document, () => handlers.revoked()));
    this.hub.on('Moving', (within: number) => this.move(within));
    this.hub.on('BetterAt', (place: Place) => {
      if (place.document === this.document) this.move(place.within, place.node);
    });
    this.hub.onclose(() => {
      clearTimeout(this.moving);
      this.head(this.next);
      this.next = null;
      this.word.value = this.wordWhileAway();
      void this.connect();
    });
  }

  start(): void {
    addEventListener('online', this.hurry);
    addEventListener('offline', this.lost);
    void this.connect();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    removeEventListener('online', this.hurry);
    removeEventListener('offline', this.lost);
    this.wake();
    await this.hub.stop();
  }

  get connected(): boolean {
    return this.hub.state === HubConnectionState.Connected;
  }

  invoke<T>(method: string, ...args: unknown[]): Promise<T> {
    return this.hub.invoke<T>(method, ...args);
  }

  tell(method: string, ...args: unknown[]): void {
    // Presence is worth no retry: the next move says it again.
    if (this.connected) this.hub.send(method, ...args).catch(() => {});
  }

  async send(act: Act): Promise<SendResult> {
    if (!this.connected) return { type: 'lost' };
    try {
      const [method, ...args] = invocation(act);
      return { type: 'done', receipt: await this.hub.invoke<Receipt>(method, ...args) };
    } catch (error) {
      return interpretFailure(error, this.connected);
    }
  }

  // null: anywhere. The node where the document was may be the one that is gone.
  private head(node: string | null): void {
    if (this.hub.state === HubConnectionState.Disconnected)
      this.hub.baseUrl = new URL(pathTo(node), location.href).href;
  }

  // This node is about to leave, or the document is at another. All pages at once would be in each other's way.
  private move(within: number, node: string | null = null): void {
    clearTimeout(this.moving);
    this.moving = setTimeout(() => {
      this.next = node;
      this.leave();
    }, Math.random() * within);
  }

  private leave(): void {
    this.leaving = this.hub.stop().catch(() => {});
  }

  private hear(document: string, handle: () => void): void {
    if (document !== this.document) return;
    this.heardAt.value = Date.now();
    handle();
  }

  private async connect(): Promise<void> {
    await this.leaving; // the library tells of the end before it is done with it, and would take the next beginning apart
    while (!this.stopped) {
      try {
        await this.hub.start();
        this.failures = 0;
        this.word.value = 'live';
        this.heardAt.value = Date.now();
        this.handlers.connected();
        return;
      } catch {
        this.head(null);
        this.failures++;
        this.word.value = this.wordWhileAway();
        if (this.failures % patience === 0 && navigator.onLine) this.handlers.troubled();
        await this.pause(Math.min(10_000, 250 * 2 ** this.failures) * (0.75 + Math.random() / 2));
      }
    }
  }

  private wordWhileAway(): ConnectionWord {
    return navigator.onLine && this.failures < patience ? 'reconnecting' : 'offline';
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private readonly hurry = (): void => this.wake();

  private readonly lost = (): void => {
    this.word.value = 'offline';
    // The browser knows before the socket does; closing it now lets the return be noticed at once.
    this.leave();
  };
}
