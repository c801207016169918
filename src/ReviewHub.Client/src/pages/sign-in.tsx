import { useState } from 'preact/hooks';
import { api } from '../api';
import { navigate } from '../router';
import { me, returnPath } from '../session';
import { Field, Form } from '../shell/form';
import { Frame } from '../shell/frame';
import { useTitle } from '../shell/small';
import type { Me } from '../wire';

export function SignInPage() {
  useTitle('Sign in');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  return (
    <Frame narrow>
      <h1>Sign in</h1>
      <p>Somebody sent you a link? Open the link instead: it lets you in without a password.</p>
      <Form
        submit="Sign in"
        onSubmit={async () => {
          me.value = await api.post<Me>('/api/session', { email, password });
          navigate(returnPath(location.search), { replace: true });
        }}
      >
        <Field label="E-mail" type="email" autoComplete="username" required value={email} onInput={setEmail} />
        <Field
          label="Password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onInput={setPassword}
        />
      </Form>
    </Frame>
  );
}
