import { useEffect, useState } from 'preact/hooks';
import { api, messageOf } from '../api';
import type { Row } from '../live/store';
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
  const { counts, state } = row.live.value;
  const key = counts.join();
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
  const judged = counts.reduce((sum, n) => sum + n, 0);
  const all = choices(review.text.scale.categories);
  return (
    <details class="who" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {judged} of {count(Math.max(review.store.eligible.value, judged), 'person', 'people')} judged this ·{' '}
        {stateWords[state]}
      </summary>
      {problem && <p class="problem">{problem}</p>}
      <ul>
        {details?.stances.map(({ by, stance, at }) => {
          const choice = all.find((c) => c.key === stance);
          return (
            <li>
              <Avatar id={by.id} name={by.name} />
              <span class="by" dir="auto">
                {by.name}
              </span>
              <span class={`stance-word ${choice?.look ?? ''}`}>
                {choice && <Shape look={choice.look} />} {choice?.label ?? stance}
              </span>
              <Time at={at} />
            </li>
          );
        })}
      </ul>
    </details>
  );
}
