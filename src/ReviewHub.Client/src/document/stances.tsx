import { type Row, shownAnswers } from '../live/store';
import { shownCounts, shownEligible, shownTurnout } from '../live/view';
import { hiddenWords, turnoutWords } from '../rounds/words';
import type { Category, Question, Round, Side, Stance } from '../wire';
import { abstain } from '../wire';
import type { Review } from './review';

type Look = Side | 'abstain';

export interface Choice {
  key: Stance;
  label: string;
  look: Look;
}

export function choices(categories: readonly Category[]): Choice[] {
  const scale = categories.map(({ key, label, side }) => ({ key, label, look: side }));
  return [...scale, { key: abstain, label: 'Abstain', look: 'abstain' }];
}

/** The same four shapes everywhere, so that hue is never the only sign. */
export function Shape({ look }: { look: Look }) {
  return (
    <svg class={`shape ${look}`} viewBox="0 0 16 16" aria-hidden="true">
      {look === 'for' && <circle cx="8" cy="8" r="6" fill="currentColor" />}
      {look === 'neutral' && (
        <>
          <circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" stroke-width="1.5" />
          <path d="M8 2.5a5.5 5.5 0 0 0 0 11z" fill="currentColor" />
        </>
      )}
      {look === 'against' && <circle cx="8" cy="8" r="4.75" fill="none" stroke="currentColor" stroke-width="2.5" />}
      {look === 'abstain' && <path d="M3 8h10" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" />}
    </svg>
  );
}

/** One bar for each question, and how many have judged, which always shows. */
export function StanceBars({ review, row }: { review: Review; row: Row }) {
  const round = row.round.value;
  if (!round) return null;
  const eligible = shownEligible(row, review.store.eligible.value);
  const judged = shownTurnout(row);
  return (
    <div class="tally">
      <div class="bars">
        {round.questions.map((question) => {
          const counts = shownCounts(row, question);
          return counts ? (
            <Bar key={question.key} question={question} counts={counts} eligible={eligible} turnout={judged} />
          ) : (
            <HiddenBar key={question.key} row={row} round={round} judged={judged} eligible={eligible} />
          );
        })}
      </div>
      <span class="tally-count" aria-hidden="true">
        {judged > 0 ? `${judged}/${eligible}` : ''}
      </span>
    </div>
  );
}

interface BarProps {
  question: Question;
  counts: readonly number[];
  eligible: number;
  turnout: number;
  /** Of a round before, shown for comparison. */
  past?: boolean;
}

/** The votes on one question, each side as wide as it is strong. */
export function Bar({ question, counts, eligible, turnout, past }: BarProps) {
  const all = choices(question.scale.categories);
  const total = counts.reduce((sum, n) => sum + n, 0);
  const said = all.map((choice, i) => `${choice.label} ${counts[i] ?? 0}`).join(', ');
  const about = question.prompt ? `${question.prompt}: ` : '';
  return (
    <div
      class="bar"
      role="img"
      aria-label={`${about || 'Votes: '}${said}`}
      title={`${about}${said}. ${turnoutWords(turnout, eligible)}.`}
      data-counts={past ? undefined : counts.join(',')}
    >
      {all.map((choice, i) => (
        <span class={`part ${choice.look}`} style={{ flexGrow: String(counts[i] ?? 0) }} />
      ))}
      <span class="part unjudged" style={{ flexGrow: String(Math.max(0, eligible - total)) }} />
    </div>
  );
}

interface HiddenProps {
  row: Row;
  round: Round;
  judged: number;
  eligible: number;
}

/** How far the judging is, where how it went is not to be seen. */
function HiddenBar({ row, round, judged, eligible }: HiddenProps) {
  const words = `${hiddenWords(round, shownAnswers(row))}. ${turnoutWords(judged, eligible)}.`;
  return (
    <div class="bar" role="img" aria-label={words} title={words} data-hidden>
      <span class="part hidden" style={{ flexGrow: String(judged) }} />
      <span class="part unjudged" style={{ flexGrow: String(eligible - judged) }} />
    </div>
  );
}
