import type { SendResult } from './outbox';

const marker = 'HubException: ';
const retryable = 'Try again: ';

/** SignalR wraps a refusal in a sentence of its own; what is meant for the person comes after the marker. */
export function refusalOf(error: unknown): string | null {
  const message = error instanceof Error ? error.message : String(error);
  const at = message.indexOf(marker);
  return at < 0 ? null : message.slice(at + marker.length);
}

/** Why it may be tried again as it is; null when that would be no use. */
export function whyAgain(refusal: string): string | null {
  return refusal.startsWith(retryable) ? refusal.slice(retryable.length) : null;
}

/** A lost connection keeps the act, a refusal ends it, and anything else may be tried again under the same command id. */
export function interpretFailure(error: unknown, connected: boolean): SendResult {
  const reason = refusalOf(error);
  if (reason !== null) {
    const again = whyAgain(reason);
    return again === null ? { type: 'refused', reason } : { type: 'again', reason: again };
  }
  return connected ? { type: 'again' } : { type: 'lost' };
}
