import type { Selector, Stance } from '../wire';

/** What a person does to a paragraph. Each carries a command id made here, so that sending it twice does it once. */
export type ActBody =
  | { type: 'take-stance'; stance: Stance }
  | { type: 'withdraw-stance' }
  | { type: 'start-thread'; text: string; selector: Selector | null }
  | { type: 'reply'; thread: number; text: string }
  | { type: 'edit-comment'; comment: number; text: string }
  | { type: 'delete-comment'; comment: number }
  | { type: 'redact-comment'; comment: number; reason: string | null }
  | { type: 'resolve-thread'; thread: number }
  | { type: 'reopen-thread'; thread: number };

export type Act = ActBody & { command: string; document: string; paragraph: number; at: string };

/** The hub method and its arguments. */
export function invocation(act: Act): [method: string, ...args: unknown[]] {
  const { document, paragraph, command } = act;
  switch (act.type) {
    case 'take-stance':
      return ['TakeStance', document, paragraph, act.stance, null, command];
    case 'withdraw-stance':
      return ['WithdrawStance', document, paragraph, null, command];
    case 'start-thread':
      return ['StartThread', document, paragraph, act.text, act.selector, null, command];
    case 'reply':
      return ['Reply', document, paragraph, act.thread, act.text, null, command];
    case 'edit-comment':
      return ['EditComment', document, paragraph, act.comment, act.text, null, command];
    case 'delete-comment':
      return ['DeleteComment', document, paragraph, act.comment, command];
    case 'redact-comment':
      return ['RedactComment', document, paragraph, act.comment, act.reason, command];
    case 'resolve-thread':
      return ['ResolveThread', document, paragraph, act.thread, null, null, command];
    case 'reopen-thread':
      return ['ReopenThread', document, paragraph, act.thread, command];
  }
}

export function isStance(act: Act): act is Act & { type: 'take-stance' | 'withdraw-stance' } {
  return act.type === 'take-stance' || act.type === 'withdraw-stance';
}
