import type { DocumentPerson } from '../wire';

/** Who is called by "@" and their whole name. Found in the text itself, so a draft that survives keeps its mentions. */
export function mentionsIn(text: string, people: Iterable<DocumentPerson>): string[] {
  const all = [...people].filter((p) => p.name !== '');
  // The longest names first, each taken out once found: "@Ann Lee" does not call an "Ann" too. Who share a name are all called.
  const names = [...new Set(all.map((p) => p.name.toLocaleLowerCase()))].sort((a, b) => b.length - a.length);
  let left = text.toLocaleLowerCase();
  const called = new Set<string>();
  for (const name of names) {
    if (!left.includes(`@${name}`)) continue;
    left = left.replaceAll(`@${name}`, ' ');
    called.add(name);
  }
  return all.filter((p) => called.has(p.name.toLocaleLowerCase())).map((p) => p.id);
}

/** What is being typed after an "@" right before the caret, or null. */
export function typedCall(text: string, caret: number): { from: number; query: string } | null {
  const match = /(?:^|[\s(])@([^\s@][^@\n]{0,40}|)$/.exec(text.slice(0, caret));
  return match ? { from: caret - (match[1] ?? '').length - 1, query: match[1] ?? '' } : null;
}

const offered = 6;

/** Who may be meant: names with a word that begins so. */
export function completions(query: string, people: Iterable<DocumentPerson>): DocumentPerson[] {
  const wanted = query.toLocaleLowerCase();
  const fits = (name: string): boolean => {
    const lower = name.toLocaleLowerCase();
    return lower.startsWith(wanted) || lower.split(/\s+/).some((word) => word.startsWith(wanted));
  };
  return [...people]
    .filter((p) => p.role !== null && fits(p.name) && p.name.toLocaleLowerCase() !== wanted)
    .slice(0, offered);
}

/** A text in pieces, where those that call somebody stand out. */
export function callsIn(text: string, names: readonly string[]): { text: string; call: boolean }[] {
  if (names.length === 0) return [{ text, call: false }];
  const escaped = [...names].sort((a, b) => b.length - a.length).map((n) => n.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const calls = new RegExp(`(@(?:${escaped.join('|')}))`, 'giu');
  return text
    .split(calls)
    .map((piece, i) => ({ text: piece, call: i % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
