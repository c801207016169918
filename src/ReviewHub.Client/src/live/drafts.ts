import type { Selector } from '../wire';

/** What is being typed, by whom, and where: a new thread, a reply in one, or an edit of a comment. */
export interface Place {
  person: string;
  document: string;
  paragraph: number;
  at: 'new' | `reply-${number}` | `edit-${number}`;
}

export interface Draft {
  text: string;
  selector: Selector | null;
}

export function draftKey(place: Place): string {
  return `reviewhub:draft:${place.person}:${place.document}:${place.paragraph}:${place.at}`;
}

export function readDraft(storage: Storage, place: Place): Draft | null {
  try {
    const draft = JSON.parse(storage.getItem(draftKey(place)) ?? 'null') as Draft | null;
    return draft && typeof draft.text === 'string' ? { text: draft.text, selector: draft.selector ?? null } : null;
  } catch {
    return null;
  }
}

/** An empty draft is no draft. */
export function writeDraft(storage: Storage, place: Place, draft: Draft): void {
  try {
    if (draft.text.trim() === '') storage.removeItem(draftKey(place));
    else storage.setItem(draftKey(place), JSON.stringify(draft));
  } catch {
    // Storage is full or forbidden: the text stays on the screen.
  }
}

export function dropDraft(storage: Storage, place: Place): void {
  storage.removeItem(draftKey(place));
}

/** A refused text goes back where it was typed; what has been typed there since comes after it, so neither is lost. */
export function returnToDraft(storage: Storage, place: Place, draft: Draft): void {
  const since = readDraft(storage, place);
  const text = since && since.text !== draft.text ? `${draft.text}\n\n${since.text}` : draft.text;
  writeDraft(storage, place, { text, selector: draft.selector ?? since?.selector ?? null });
}
