import { useState } from 'preact/hooks';
import { api } from '../api';
import type { Review } from '../document/review';
import { type ProtocolDraft, newDraft, newQuestion, requestOf, rules } from '../rounds/draft';
import { changesWords, chairViewWords, namingWords, visibilityWords } from '../rounds/words';
import { Field, Form } from '../shell/form';
import { Dialog } from './dialog';
import { Eligible } from './eligible';
import { Options } from './options';
import { QuestionFields } from './question-fields';

const mostQuestions = 6;

/** A chair declares the whole protocol before anybody votes. What the server refuses is said beside the button. */
export function OpenRoundSheet({ review, paragraph }: { review: Review; paragraph: number | null }) {
  const [draft, setDraft] = useState(newDraft);
  const set = (change: Partial<ProtocolDraft>): void => setDraft((d) => ({ ...d, ...change }));
  const rule = rules.find((r) => r.kind === draft.rule);
  const number = paragraph === null ? null : (review.store.row(paragraph)?.position ?? 0) + 1;
  const open = async (): Promise<void> => {
    await api.post(`/api/documents/${review.text.id}/rounds`, requestOf(draft, paragraph));
    review.sheet.value = null;
  };
  return (
    <Dialog review={review} title={number === null ? 'Open a round' : `Call the question on paragraph ${number}`}>
      <p class="hint">All of this is shown to everybody and cannot be changed once the round is open.</p>
      <Form submit={number === null ? 'Open the round' : 'Call the question'} onSubmit={open}>
        {draft.questions.map((question, i) => (
          <QuestionFields
            key={i}
            number={i + 1}
            question={question}
            onChange={(q) => set({ questions: draft.questions.with(i, q) })}
            onRemove={draft.questions.length > 1 ? () => set({ questions: draft.questions.toSpliced(i, 1) }) : null}
          />
        ))}
        {draft.questions.length < mostQuestions && (
          <p>
            <button type="button" onClick={() => set({ questions: [...draft.questions, newQuestion()] })}>
              Ask another question
            </button>
          </p>
        )}
        <fieldset>
          <legend>Rule</legend>
          <div class="field">
            <label for="rule-kind">Consensus by</label>
            <select id="rule-kind" value={draft.rule} onChange={(e) => set({ rule: e.currentTarget.value })}>
              {rules.map(({ kind, name }) => (
                <option value={kind}>{name}</option>
              ))}
            </select>
            <p class="hint">{rule?.says}</p>
          </div>
          <div class="pair">
            {rule?.figures.map(({ name, label, initial, max }) => (
              <Field
                key={name}
                label={label}
                type="number"
                min={0}
                max={max}
                required
                value={draft.figures[name] ?? initial}
                onInput={(value) => set({ figures: { ...draft.figures, [name]: value } })}
              />
            ))}
          </div>
          {draft.rule === 'percent-agreement' && (
            <label class="option">
              <input
                type="checkbox"
                checked={draft.neutralCounts}
                onChange={(e) => set({ neutralCounts: e.currentTarget.checked })}
              />
              Neutral votes count in the denominator
            </label>
          )}
        </fieldset>
        <Options
          legend="What shows"
          words={visibilityWords}
          value={draft.visibility}
          onChange={(visibility) => set({ visibility })}
        />
        <Options legend="Names" words={namingWords} value={draft.naming} onChange={(naming) => set({ naming })} />
        {draft.visibility !== 'open' && (
          <Options
            legend="Chairs"
            words={chairViewWords}
            value={draft.chairView}
            onChange={(chairView) => set({ chairView })}
          />
        )}
        <Options legend="Changes" words={changesWords} value={draft.changes} onChange={(changes) => set({ changes })} />
        <Eligible people={[...review.people.value.values()]} draft={draft} onChange={set} />
        <div class="field">
          <label for="round-deadline">Deadline (optional)</label>
          <input
            id="round-deadline"
            type="datetime-local"
            aria-describedby="round-deadline-says"
            value={draft.deadline}
            onInput={(e) => set({ deadline: e.currentTarget.value })}
          />
          <p class="hint" id="round-deadline-says">
            In your own time zone. The round closes then by itself; without one, when a chair closes it.
          </p>
        </div>
      </Form>
      <div class="sheet-acts">
        <button type="button" class="quiet" onClick={() => (review.sheet.value = null)}>
          Cancel
        </button>
      </div>
    </Dialog>
  );
}
