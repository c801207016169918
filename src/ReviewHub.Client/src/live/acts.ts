import type { ReactionKey, ResolutionKind, Selector, Stance } from '../wire';

/** What a person does to a paragraph. Each carries a command id made here, so that sending it twice does it once. */
export type ActBody =
  | { type: 'take-stance'; stance: Stance; question: string; round: number }
  | { type: 'withdraw-stance'; question: string; round: number }
  | { type: 'start-thread'; text: string; selector: Selector | null; mentions: readonly string[] }
  | { type: 'reply'; thread: number; text: string; mentions: readonly string[] }
  | { type: 'edit-comment'; comment: number; text: string; mentions: readonly string[] }
  | { type: 'delete-comment'; comment: number }
  | { type: 'redact-comment'; comment: number; reason: string | null }
  | { type: 'react'; comment: number; reaction: ReactionKey; on: boolean }
  | { type: 'assign-thread'; thread: number; person: string | null }
  | { type: 'resolve-thread'; thread: number; kind: ResolutionKind | null; outcome: string | null }
  | { type: 'reopen-thread'; thread: number }
  | { type: 'write-note'; text: string };

export type Act = ActBody & { command: string; document: string; paragraph: number; at: string };

/** The hub method and its arguments. */
export function invocation(act: Act): [method: string, ...args: unknown[]] {
  const { document, paragraph, command } = act;
  switch (act.type) {
    case 'take-stance':
      return ['TakeStance', document, paragraph, act.stance, act.question ?? null, command];
    case 'withdraw-stance':
      return ['WithdrawStance', document, paragraph, act.question ?? null, command];
    case 'start-thread':
      return ['StartThread', document, paragraph, act.text, act.selector, act.mentions ?? [], command];
    case 'reply':
      return ['Reply', document, paragraph, act.thread, act.text, act.mentions ?? [], command];
    case 'edit-comment':
      return ['EditComment', document, paragraph, act.comment, act.text, act.mentions ?? [], command];
    case 'delete-comment':
      return ['DeleteComment', document, paragraph, act.comment, command];
    case 'redact-comment':
      return ['RedactComment', document, paragraph, act.comment, act.reason, command];
    case 'react':
      return ['React', document, paragraph, act.comment, act.reaction, act.on, command];
    case 'assign-thread':
      return ['AssignThread', document, paragraph, act.thread, act.person, command];
    case 'resolve-thread':
      return ['ResolveThread', document, paragraph, act.thread, act.kind ?? null, act.outcome ?? null, command];
    case 'reopen-thread':
      return ['ReopenThread', document, paragraph, act.thread, command];
    case 'write-note':
      return ['WriteMinorityNote', document, paragraph, act.text, command];
  }
}

type StanceAct = Act & { type: 'take-stance' | 'withdraw-stance' };

export function isStance(act: Act): act is StanceAct {
  return act.type === 'take-stance' || act.type === 'withdraw-stance';
}
