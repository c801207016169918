import { useState } from 'preact/hooks';
import { api, messageOf } from '../api';
import { navigate } from '../router';
import { me } from '../session';
import { Avatar, Problem } from '../shell/small';
import type { BoardDetails, Member, Role } from '../wire';
import { roleWords, roles } from '../words';

export function Members({ board, onChange }: { board: BoardDetails; onChange: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<string | null>(null);
  const chair = board.role === 'chair';
  const path = (member: Member): string => `/api/boards/${board.id}/members/${member.id}`;
  const attempt = async (change: () => Promise<unknown>): Promise<void> => {
    setProblem(null);
    try {
      await change();
    } catch (error) {
      setProblem(messageOf(error));
    }
    onChange();
  };
  const remove = (member: Member): void => {
    void attempt(async () => {
      await api.delete(path(member));
      if (member.id === me.value?.id) navigate('/');
    });
  };
  return (
    <section class="board" aria-labelledby="members-title">
      <h2 id="members-title">Members</h2>
      <Problem>{problem}</Problem>
      <ul class="lines">
        {board.members.map((member) => {
          const self = member.id === me.value?.id;
          return (
            <li key={member.id}>
              <Avatar id={member.id} name={member.name} />
              <span class="by">
                <bdi>{member.name}</bdi>
                {self && ' (you)'}
              </span>
              {chair ? (
                <select
                  aria-label={`Role of ${member.name}`}
                  value={member.role}
                  onChange={(event) =>
                    void attempt(() => api.put(path(member), { role: event.currentTarget.value as Role }))
                  }
                >
                  {roles.map((role) => (
                    <option value={role}>{roleWords[role].name}</option>
                  ))}
                </select>
              ) : (
                <span class="hint">{roleWords[member.role].name}</span>
              )}
              {(chair || self) &&
                (leaving === member.id ? (
                  <button type="button" class="danger" onClick={() => remove(member)}>
                    {self ? 'Really leave?' : 'Really remove?'}
                  </button>
                ) : (
                  <button
                    type="button"
                    class="quiet"
                    aria-label={self ? 'Leave the board' : `Remove ${member.name}`}
                    onClick={() => setLeaving(member.id)}
                  >
                    {self ? 'Leave' : 'Remove'}
                  </button>
                ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
