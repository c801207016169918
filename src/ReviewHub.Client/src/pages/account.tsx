import { useState } from 'preact/hooks';
import { api, messageOf } from '../api';
import { me, signOut } from '../session';
import { Field, Form } from '../shell/form';
import { Frame } from '../shell/frame';
import { Problem, useTitle } from '../shell/small';
import type { Me } from '../wire';
import { Tokens } from './tokens';

export function AccountPage() {
  useTitle('Your account');
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <Frame narrow>
      <h1>Your account</h1>
      <NameForm />
      {me.value?.email ? <PasswordForm email={me.value.email} /> : <KeepForm />}
      <Tokens />
      <section class="board" aria-labelledby="leave-title">
        <h2 id="leave-title">Sign out</h2>
        <p class="hint">
          {me.value?.email
            ? 'Drafts stay in this browser and wait for you.'
            : 'You have no password yet: once signed out, you cannot come back as yourself.'}
        </p>
        <Problem>{problem}</Problem>
        <button type="button" onClick={() => signOut().catch((error: unknown) => setProblem(messageOf(error)))}>
          Sign out
        </button>
      </section>
    </Frame>
  );
}

function NameForm() {
  const [name, setName] = useState(me.value?.name ?? '');
  const [saved, setSaved] = useState(false);
  return (
    <Form
      submit="Save the name"
      label="Name"
      onSubmit={async () => {
        me.value = await api.put<Me>('/api/me', { name: name.trim() });
        setSaved(true);
      }}
    >
      <Field
        label="Your name"
        required
        maxLength={100}
        autoComplete="name"
        value={name}
        onInput={(value) => {
          setName(value);
          setSaved(false);
        }}
      />
      <p class="hint" role="status">
        {saved && 'Saved.'}
      </p>
    </Form>
  );
}

/** A guest came in by a link; an address and a password let him come back from anywhere. */
function KeepForm() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  return (
    <section class="board" aria-labelledby="keep-title">
      <h2 id="keep-title">Keep this account</h2>
      <p class="hint">You are a guest. With an e-mail address and a password you can sign in from any browser.</p>
      <Form
        submit="Keep it"
        onSubmit={async () => {
          me.value = await api.put<Me>('/api/me', { email, password });
        }}
      >
        <Field label="E-mail" type="email" autoComplete="username" required value={email} onInput={setEmail} />
        <NewPassword value={password} onInput={setPassword} />
      </Form>
    </section>
  );
}

function PasswordForm({ email }: { email: string }) {
  const [currentPassword, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [saved, setSaved] = useState(false);
  return (
    <section class="board" aria-labelledby="password-title">
      <h2 id="password-title">Password</h2>
      <p class="hint">You sign in as {email}.</p>
      <Form
        submit="Change the password"
        onSubmit={async () => {
          me.value = await api.put<Me>('/api/me', { password, currentPassword });
          setCurrent('');
          setPassword('');
          setSaved(true);
        }}
      >
        <Field
          label="Password until now"
          type="password"
          autoComplete="current-password"
          required
          value={currentPassword}
          onInput={setCurrent}
        />
        <NewPassword value={password} onInput={setPassword} />
        <p class="hint" role="status">
          {saved && 'Changed.'}
        </p>
      </Form>
    </section>
  );
}

function NewPassword(props: { value: string; onInput: (value: string) => void }) {
  return (
    <Field
      label="New password"
      type="password"
      autoComplete="new-password"
      required
      minLength={10}
      says="At least ten characters."
      {...props}
    />
  );
}
