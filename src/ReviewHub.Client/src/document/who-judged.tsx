import { useEffect, useState } from 'preact/hooks';
import { api, messageOf } from '../api';
import { type Row, shownAnswers } from '../live/store';
import { rowState, shownEligible, shownTurnout } from '../live/view';
import { firstKey } from '../rounds/rounds';
import { hiddenWords } from '../rounds/words';
import type { ParagraphDetails } from '../wire';
import { Avatar, Time } from '../shell/small';
import { count, stateWords } from '../words';
import type { Review } from './review';
import { Shape, choices } from './stances';

/** Who took which stance, asked for only when somebody opens it. */
export function WhoJudged({ review, row }: { review: Review; row: Row }) {
  const [open, setOpen] = useState(false);
  const [details, setDetails] = useState<ParagraphDetails | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const round = row.round.value;
  const { tallies, turnout } = row.live.value;
  const key = [round?.number, turnout?.version, ...tallies.map((t) => t.counts.join())].join(' ');
  useEffect(() => {
    if (!open) return;
    let stale = false;
    api.get<ParagraphDetails>(`/api/documents/${review.text.id}/paragraphs/${row.text.id}`).then(
      (answer) => stale || (setDetails(answer), setProblem(null)),
      (error) => stale || setProblem(messageOf(error)),
    );
    return () => {
      stale = true;
    };
  }, [open, key]);
  if (!round) return null;
  const judged = shownTurnout(row);
  const state = rowState(row.live.value, round);
  const who = turnout?.who ?? [];
  const given = details?.answers
    ? details.answers.flatMap(({ question, stances }) => stances.map((s) => ({ ...s, question })))
    : (details?.stances ?? []).map((s) => ({ ...s, question: firstKey(round) }));
  return (
    <details class="who" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {judged} of {count(shownEligible(row, review.store.eligible.value), 'person', 'people')} judged this ·{' '}
        {stateWords[state]}
      </summary>
      {problem && <p class="problem">{problem}</p>}
      {state === 'hidden' && <p class="hint">{hiddenWords(round, shownAnswers(row))}.</p>}
      {state === 'hidden' && who.length > 0 && <p dir="auto">{who.map((id) => review.nameOf(id)).join(', ')}</p>}
      <ul>
        {given.map(({ by, stance, at, question: asked }) => {
          const question = round.questions.find((q) => q.key === asked) ?? round.questions[0];
          const choice = choices(question?.scale.categories ?? []).find((c) => c.key === stance);
          return (
            <li>
              <Avatar id={by.id} name={by.name} />
              <span class="by" dir="auto">
                {by.name}
              </span>
              {round.questions.length > 1 && <span class="hint">{question?.prompt || question?.key}</span>}
              <span class={`stance-word ${choice?.look ?? ''}`}>
                {choice && <Shape look={choice.look} />} {choice?.label ?? stance}
              </span>
              {at && <Time at={at} />}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
