import { useState } from 'preact/hooks';
import { api } from '../api';
import { navigate } from '../router';
import { loadMe, me } from '../session';
import { Field, Form } from '../shell/form';
import { Frame } from '../shell/frame';
import { useLoad } from '../shell/load';
import { useTitle } from '../shell/small';
import type { Board, InvitationView, Joined } from '../wire';
import { roleWords } from '../words';
import { Gone } from './gone';

/** The door: who invites, to what, and one field between here and the first vote. */
export function InvitePage({ code }: { code: string }) {
  const [invitation] = useLoad<InvitationView>(`/api/invitations/${encodeURIComponent(code)}`);
  const [name, setName] = useState('');
  useTitle(invitation.type === 'ready' ? invitation.value.board.name : 'Invitation');
  if (invitation.type === 'loading') return <main class="opening" aria-busy="true" />;
  if (invitation.type === 'failed') {
    return invitation.error.status === 404 ? (
      <Gone
        title="This invitation no longer opens"
        says="It may have expired or been withdrawn. Ask whoever sent it to you for a new one."
      />
    ) : (
      <Gone title="The invitation could not be read" says={invitation.error.message} again={() => location.reload()} />
    );
  }
  const { board, role } = invitation.value;
  const join = async (): Promise<void> => {
    const body = me.value ? {} : { name: name.trim(), signIn: true };
    await api.post<Joined>(`/api/invitations/${encodeURIComponent(code)}/accept`, body);
    await loadMe();
    navigate(await firstPage(board.id), { replace: true });
  };
  return (
    <Frame narrow>
      <p class="overline">You are invited to review with</p>
      <h1 dir="auto">{board.name}</h1>
      <p>
        You will be a <strong>{roleWords[role].name.toLowerCase()}</strong>: {roleWords[role].you}.
      </p>
      <Form submit={me.value ? `Join as ${me.value.name}` : 'Start reading'} onSubmit={join}>
        {!me.value && (
          <Field
            label="Your name"
            autoComplete="name"
            required
            autoFocus
            maxLength={100}
            says="The others see it beside your comments and votes. No password needed."
            value={name}
            onInput={setName}
          />
        )}
      </Form>
      {!me.value && (
        <p class="hint">
          Been here before? <a href={`/sign-in?return=${encodeURIComponent(`/invite/${code}`)}`}>Sign in first</a> and
          join with your account.
        </p>
      )}
    </Frame>
  );
}

/** Straight to the reading where there is something to read. */
async function firstPage(board: string): Promise<string> {
  const { documents } = await api.get<Board>(`/api/boards/${board}`);
  return documents[0] ? `/documents/${documents[0].id}` : `/boards/${board}`;
}
