import type { ConsensusState, Role } from './wire';

const dateAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'short' });

export function exactTime(iso: string): string {
  return exact.format(new Date(iso));
}

export function dayAndTime(iso: string): string {
  return dateAndTime.format(new Date(iso));
}

export function shortTime(iso: string, now: number = Date.now()): string {
  const minutes = Math.round((now - Date.parse(iso)) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return relative.format(-minutes, 'minute');
  if (minutes < 24 * 60) return relative.format(-Math.round(minutes / 60), 'hour');
  return dayAndTime(iso);
}

export function age(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s old`;
  return seconds < 3600 ? `${Math.round(seconds / 60)} min old` : `${Math.round(seconds / 3600)} h old`;
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = firstCharacter(words[0] ?? '');
  return (words.length > 1 ? first + firstCharacter(words.at(-1) ?? '') : first).toLocaleUpperCase() || '?';
}

function firstCharacter(word: string): string {
  return [...new Intl.Segmenter().segment(word)][0]?.segment ?? '';
}

export function count(n: number, one: string, many = `${one}s`): string {
  return n === 1 ? `1 ${one}` : `${n} ${many}`;
}

export const stateWords: Record<ConsensusState | 'hidden', string> = {
  hidden: 'Result hidden',
  'no-quorum': 'Not enough judged yet',
  contested: 'Contested',
  'consensus-for': 'Consensus for',
  'consensus-against': 'Consensus against',
};

export const roles: readonly Role[] = ['observer', 'reviewer', 'editor', 'chair'];

export const roleWords: Record<Role, { name: string; may: string; you: string }> = {
  observer: { name: 'Observer', may: 'reads along', you: 'you read along and see what everybody says' },
  reviewer: { name: 'Reviewer', may: 'comments and votes', you: 'you read, vote on each paragraph and comment on it' },
  editor: {
    name: 'Editor',
    may: 'also brings in documents',
    you: 'you read, vote and comment, and bring in documents',
  },
  chair: {
    name: 'Chair',
    may: 'also invites people',
    you: 'you read, vote and comment, bring in documents, invite people and look after the board',
  },
};
