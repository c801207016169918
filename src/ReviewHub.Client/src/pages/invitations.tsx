import { useState } from 'preact/hooks';
import { api, messageOf } from '../api';
import { Copy } from '../shell/copy';
import { Form } from '../shell/form';
import { useLoad } from '../shell/load';
import { Problem } from '../shell/small';
import type { Invitation, NewInvitation, Role } from '../wire';
import { count, dayAndTime, roleWords, roles } from '../words';

const day = 24 * 3600 * 1000;
const spans = [
  { days: 1, label: 'one day' },
  { days: 7, label: 'one week' },
  { days: 30, label: 'thirty days' },
] as const;

/** Links that let people in. A link is shown once, when it is made; later only that it exists. */
export function Invitations({ board }: { board: string }) {
  const path = `/api/boards/${board}/invitations`;
  const [loaded, again] = useLoad<Invitation[]>(path);
  const [role, setRole] = useState<Role>('reviewer');
  const [days, setDays] = useState(7);
  const [made, setMade] = useState<NewInvitation | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const revoke = async (id: string): Promise<void> => {
    try {
      await api.delete(`${path}/${id}`);
      if (made?.id === id) setMade(null);
      setProblem(null);
    } catch (error) {
      setProblem(messageOf(error));
    }
    again();
  };
  const create = async (): Promise<void> => {
    const expires = new Date(Date.now() + days * day).toISOString();
    setMade(await api.post<NewInvitation>(path, { role, expires }));
    again();
  };
  return (
    <section class="board" aria-labelledby="invitations-title">
      <h2 id="invitations-title">Invitations</h2>
      <Form submit="Make a link" label="New invitation" onSubmit={create}>
        <div class="pair">
          <div class="field">
            <label for="invite-role">Who opens it becomes</label>
            <select id="invite-role" value={role} onChange={(event) => setRole(event.currentTarget.value as Role)}>
              {roles.map((r) => (
                <option value={r}>
                  {roleWords[r].name}: {roleWords[r].may}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="invite-days">It opens for</label>
            <select
              id="invite-days"
              value={String(days)}
              onChange={(event) => setDays(Number(event.currentTarget.value))}
            >
              {spans.map((span) => (
                <option value={String(span.days)}>{span.label}</option>
              ))}
            </select>
          </div>
        </div>
      </Form>
      {made && (
        <div class="made">
          <p>Send this link to the people you want here. It is shown only now.</p>
          <Copy text={new URL(made.link, location.origin).href} label="Invitation link" />
        </div>
      )}
      <Problem>{problem}</Problem>
      <ul class="lines">
        {loaded.type === 'ready' &&
          loaded.value.map((invitation) => (
            <li key={invitation.id}>
              <span class="by">{roleWords[invitation.role].name}</span>
              <span class="hint">
                used {invitation.uses === 0 ? 'by nobody yet' : count(invitation.uses, 'time')}
                {invitation.expiresAt && <> · until {dayAndTime(invitation.expiresAt)}</>}
              </span>
              <button type="button" class="quiet" onClick={() => void revoke(invitation.id)}>
                Revoke
              </button>
            </li>
          ))}
      </ul>
    </section>
  );
}
