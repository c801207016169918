import { navigate } from '../router';
import { type Row, shownAnswers } from '../live/store';
import { nextQuestion } from '../rounds/rounds';
import type { Question } from '../wire';
import { closePanel, compose, keepEarlier, openPanel, step, stepToUnjudged, takeStance } from './moves';
import type { Review } from './review';
import { choices } from './stances';
import { isNumeric } from './votes';

export type KeyAct =
  | { type: 'step'; by: 1 | -1; unjudged: boolean }
  | { type: 'stance'; index: number }
  | { type: 'keep' | 'worklist' | 'protocol' | 'figures' | 'meeting' }
  | { type: 'compose' | 'reply' | 'resolve' | 'threads' | 'search' | 'home' | 'help' | 'back' };

interface Stroke {
  key: string;
  ctrlKey?: boolean;
  metaKey?: boolean;
  altKey?: boolean;
}

/** `previous` is the key before, for the two-key "g h"; categories are counted without abstain. */
export function keyAct(stroke: Stroke, previous: string, categories: number): KeyAct | null {
  if (stroke.ctrlKey || stroke.metaKey || stroke.altKey) return null;
  if (previous === 'g' && stroke.key === 'h') return { type: 'home' };
  switch (stroke.key) {
    case 'j':
      return { type: 'step', by: 1, unjudged: false };
    case 'k':
      return { type: 'step', by: -1, unjudged: false };
    case 'J':
      return { type: 'step', by: 1, unjudged: true };
    case 'K':
      return { type: 'step', by: -1, unjudged: true };
    case 'c':
      return { type: 'compose' };
    case 'r':
      return { type: 'reply' };
    case 'e':
      return { type: 'resolve' };
    case 't':
      return { type: 'threads' };
    case 's':
      return { type: 'keep' };
    case 'w':
      return { type: 'worklist' };
    case 'p':
      return { type: 'protocol' };
    case 'f':
      return { type: 'figures' };
    case 'm':
      return { type: 'meeting' };
    case '/':
      return { type: 'search' };
    case '?':
      return { type: 'help' };
    case 'Escape':
      return { type: 'back' };
    case '0':
      return { type: 'stance', index: categories };
  }
  // The key after the last category abstains too: it is where the fingers already are.
  const digit = /^[1-9]$/.test(stroke.key) ? Number(stroke.key) : 0;
  return digit > 0 && digit <= categories + 1 ? { type: 'stance', index: digit - 1 } : null;
}

/** Listens for the document's keys; returns how to stop. */
export function listenForKeys(review: Review): () => void {
  let previous = '';
  const listen = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key !== 'Escape' && isTyping(event.target)) return;
    const row = review.store.rows[review.current.value];
    const question = row && questionOf(row);
    const act = keyAct(event, previous, question?.scale.categories.length ?? 0);
    previous = event.key;
    if (!act || (review.helping.value && act.type !== 'back' && act.type !== 'help')) return;
    // A sheet is a dialog with keys of its own; the worklist stays open beside the text.
    if (review.sheet.value && review.sheet.value.type !== 'worklist') return;
    if (perform(review, act)) event.preventDefault();
  };
  addEventListener('keydown', listen);
  return () => removeEventListener('keydown', listen);
}

function perform(review: Review, act: KeyAct): boolean {
  const row = review.store.rows[review.current.value];
  if (!row) return false;
  switch (act.type) {
    case 'step':
      (act.unjudged ? stepToUnjudged : step)(review, act.by);
      return true;
    case 'stance': {
      const question = questionOf(row);
      const stance = stanceAt(question, act.index);
      if (stance) takeStance(review, row, stance, question?.key);
      return true;
    }
    case 'compose':
      compose(review, row);
      return true;
    case 'threads':
      if (review.panel.value?.position === row.position) closePanel(review);
      else openPanel(review, row);
      return true;
    case 'reply':
    case 'resolve':
      return pressInPanel(review, act.type);
    case 'keep':
      keepEarlier(review, row);
      return true;
    case 'worklist':
      review.sheet.value = review.sheet.value?.type === 'worklist' ? null : { type: 'worklist' };
      return true;
    case 'protocol':
      review.sheet.value = { type: 'protocol' };
      return true;
    case 'figures':
    case 'meeting':
      navigate(`/documents/${review.text.id}/${act.type}`);
      return true;
    case 'search':
      review.searching.value = true;
      return true;
    case 'help':
      review.helping.value = !review.helping.value;
      return true;
    case 'home':
      navigate('/');
      return true;
    case 'back':
      return stepBack(review);
  }
}

/** One level at a time: sheet, search, panel. Composers close themselves and keep their draft. */
function stepBack(review: Review): boolean {
  if (review.helping.value) review.helping.value = false;
  else if (review.searching.value) review.searching.value = false;
  else if (review.sheet.value?.type === 'worklist' && !review.panel.value) review.sheet.value = null;
  else if (review.panel.value) closePanel(review);
  else return false;
  return true;
}

/** r and e mean the thread one stands in, or else the first one here; the panel opens when it is not open yet. */
function pressInPanel(review: Review, verb: 'reply' | 'resolve'): boolean {
  const row = review.store.rows[review.current.value];
  if (!row || row.live.value.threads.length === 0) return false;
  if (review.panel.value?.position !== row.position) openPanel(review, row);
  requestAnimationFrame(() => {
    const panel = document.querySelector('.panel');
    const thread = document.activeElement?.closest('.thread') ?? panel?.querySelector('.thread');
    const control = thread?.querySelector<HTMLElement>(`[data-verb="${verb}"]`);
    if (control) control.click();
    else thread?.querySelector('textarea')?.focus();
  });
  return true;
}

/** The question one stands in, or else the next one to answer. */
function questionOf(row: Row): Question | undefined {
  const round = row.round.value;
  const within = document.activeElement?.closest('[data-question]')?.getAttribute('data-question');
  return round?.questions.find((q) => q.key === within) ?? (round ? nextQuestion(round, shownAnswers(row)) : undefined);
}

/** On a scale of digits each digit means itself; elsewhere the keys count from the category most for. */
export function stanceAt(question: Question | undefined, index: number): string | undefined {
  if (!question) return undefined;
  const { categories } = question.scale;
  if (index < categories.length && isNumeric(categories)) return String(index + 1);
  return choices(categories)[index]?.key;
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
