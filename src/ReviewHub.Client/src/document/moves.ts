import { type Row, hasJudged, shownAnswers, shownStance } from '../live/store';
import { navigate, path, routeOf } from '../router';
import { firstKey, roundBefore } from '../rounds/rounds';
import { votingIn } from '../rounds/words';
import type { Selector, Stance } from '../wire';
import type { Review } from './review';

/** The verbs behind both the keys and the labelled controls. */
export function takeStance(review: Review, row: Row, stance: Stance, question?: string): void {
  const round = row.round.value;
  if (!review.mayReview) return;
  const voting = votingIn(round, review.store.self.value, row.text.id);
  if (!round || voting.type === 'shut') {
    // A key was pressed where there is no button: say why nothing happens.
    row.notice.value = voting.type === 'shut' ? voting.why : null;
    return;
  }
  const asked = question ?? firstKey(round);
  const about = { question: asked, round: round.number };
  const again = shownStance(row, asked) === stance;
  review.act(row, again ? { type: 'withdraw-stance', ...about } : { type: 'take-stance', stance, ...about });
}

/** Takes the answers of the round before once more, as far as they fit what is asked now. */
export function keepEarlier(review: Review, row: Row): void {
  const [round, past, answers] = [row.round.value, row.past.value, shownAnswers(row)];
  const before = round && roundBefore(review.store.rounds.value, round, row.text.id);
  if (!before || past?.round !== before.number) return;
  for (const question of round.questions) {
    const stance = past.answers[question.key];
    if (stance !== undefined && answers[question.key] !== stance) takeStance(review, row, stance, question.key);
  }
}

export function goTo(review: Review, position: number): void {
  const row = review.store.rows[position];
  if (!row) return;
  if (review.panel.value && review.panel.value.position !== position) review.panel.value = null;
  review.current.value = position;
  const element = rowElement(row);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest', behavior: calm() ? 'auto' : 'smooth' });
}

/** Does something on the text's page, which comes first where one is on another of the review's. */
export function onText(review: Review, act: () => void): void {
  const route = routeOf(path.value);
  if (route.type === 'document' && route.view === 'text') return act();
  review.onArrival = act;
  navigate(`/documents/${review.text.id}`);
}

export function step(review: Review, by: 1 | -1): void {
  goTo(review, clamp(review, review.current.value + by));
}

export function stepToUnjudged(review: Review, by: 1 | -1): void {
  const { rows } = review.store;
  for (let at = review.current.value + by; at >= 0 && at < rows.length; at += by) {
    const row = rows[at];
    if (row && !hasJudged(row)) return goTo(review, at);
  }
}

export function openPanel(review: Review, row: Row, thread: number | null = null): void {
  review.current.value = row.position;
  review.panel.value = { position: row.position, thread, composing: false, selector: null };
}

export function compose(review: Review, row: Row, selector: Selector | null = null): void {
  if (!review.mayReview) return;
  review.current.value = row.position;
  review.panel.value = { position: row.position, thread: null, composing: true, selector };
}

/** Back to the paragraph itself, so that focus is never lost. */
export function closePanel(review: Review): void {
  const position = review.panel.value?.position;
  review.panel.value = null;
  const row = position === undefined ? undefined : review.store.rows[position];
  if (row) rowElement(row)?.focus({ preventScroll: true });
}

export function rowElement(row: Row): HTMLElement | null {
  return document.getElementById(`p${row.text.id}`);
}

function clamp(review: Review, position: number): number {
  return Math.max(0, Math.min(review.store.rows.length - 1, position));
}

function calm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
