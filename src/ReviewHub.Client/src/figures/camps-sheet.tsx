import { useEffect, useState } from 'preact/hooks';
import { api, messageOf } from '../api';
import type { Review } from '../document/review';
import { Dialog } from '../sheets/dialog';
import { Field, Form } from '../shell/form';
import { Problem } from '../shell/small';
import type { DeclaredCamps } from '../wire';
import { type CampDraft, campsOf, draftOf, withName, withoutName } from './camp-draft';

/** A chair says to which camp each voter belongs; who is in none counts in no camp. */
export function CampsSheet({ review }: { review: Review }) {
  const path = `/api/documents/${review.text.id}/camps`;
  const [draft, setDraft] = useState<CampDraft | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    api.get<DeclaredCamps>(path).then(
      (camps) => setDraft(draftOf(camps)),
      (error) => setProblem(messageOf(error)),
    );
  }, []);
  const save = async (): Promise<void> => {
    if (!draft) return;
    await api.put(path, campsOf(draft));
    review.campsDeclared.value++;
    review.sheet.value = null;
  };
  return (
    <Dialog review={review} title="Declare camps">
      <p class="hint">
        Camps are what you know of people beforehand: disciplines, patients, regions. They are kept on record with the
        document. Without them the figures show the groups found in the votes.
      </p>
      <Problem>{problem}</Problem>
      {draft && (
        <Form submit="Declare them" onSubmit={save}>
          <Names draft={draft} onChange={setDraft} />
          <Members review={review} draft={draft} onChange={setDraft} />
        </Form>
      )}
      <div class="sheet-acts">
        <button type="button" class="quiet" onClick={() => (review.sheet.value = null)}>
          Cancel
        </button>
      </div>
    </Dialog>
  );
}

interface Props {
  draft: CampDraft;
  onChange: (draft: CampDraft) => void;
}

function Names({ draft, onChange }: Props) {
  return (
    <fieldset>
      <legend>Camps</legend>
      {draft.names.map((name, i) => (
        <div class="camp-name" key={i}>
          <Field label={`Camp ${i + 1}`} value={name} maxLength={60} onInput={(v) => onChange(withName(draft, i, v))} />
          <button
            type="button"
            class="quiet"
            aria-label={`Remove camp ${i + 1}`}
            onClick={() => onChange(withoutName(draft, i))}
          >
            ×
          </button>
        </div>
      ))}
      <p>
        <button type="button" onClick={() => onChange({ ...draft, names: [...draft.names, ''] })}>
          Add a camp
        </button>
      </p>
    </fieldset>
  );
}

function Members({ review, draft, onChange }: Props & { review: Review }) {
  const voters = [...review.people.value.values()].filter((p) => p.role !== null && p.role !== 'observer');
  const put = (id: string, camp: number | null): void =>
    onChange({ ...draft, members: new Map(draft.members).set(id, camp) });
  return (
    <fieldset>
      <legend>Who belongs where</legend>
      {voters.map(({ id, name }) => (
        <label class="camp-member" key={id}>
          <bdi>{name}</bdi>
          <select
            value={draft.members.get(id) ?? ''}
            onChange={(e) => put(id, e.currentTarget.value === '' ? null : Number(e.currentTarget.value))}
          >
            <option value="">no camp</option>
            {draft.names.map((camp, i) => (
              <option value={i}>{camp.trim() || `Camp ${i + 1}`}</option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}
