import type { ProtocolDraft } from '../rounds/draft';
import type { DocumentPerson } from '../wire';

interface Props {
  people: readonly DocumentPerson[];
  draft: ProtocolDraft;
  onChange: (change: Partial<ProtocolDraft>) => void;
}

/** Who may judge: everybody who votes on this board, or some by name. */
export function Eligible({ people, draft, onChange }: Props) {
  const voters = people.filter((p) => p.role !== null && p.role !== 'observer');
  const toggle = (id: string): void => {
    const { eligible } = draft;
    onChange({ eligible: eligible.includes(id) ? eligible.filter((e) => e !== id) : [...eligible, id] });
  };
  return (
    <fieldset>
      <legend>Who judges</legend>
      <label class="option">
        <input
          type="checkbox"
          checked={draft.everybody}
          onChange={(e) => onChange({ everybody: e.currentTarget.checked })}
        />
        Everybody who votes on this board, also who joins later
      </label>
      {!draft.everybody &&
        voters.map(({ id, name }) => (
          <label class="option" key={id}>
            <input type="checkbox" checked={draft.eligible.includes(id)} onChange={() => toggle(id)} />
            <bdi>{name}</bdi>
          </label>
        ))}
    </fieldset>
  );
}
