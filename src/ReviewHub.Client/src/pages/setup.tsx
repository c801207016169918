import { useState } from 'preact/hooks';
import { api } from '../api';
import { navigate } from '../router';
import { me } from '../session';
import { Field, Form } from '../shell/form';
import { Frame } from '../shell/frame';
import { useTitle } from '../shell/small';
import type { Me } from '../wire';

/** The first person of a new installation. */
export function SetupPage({ code }: { code: string }) {
  useTitle('Set up');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  return (
    <Frame narrow>
      <h1>Set up ReviewHub</h1>
      <p>You are the first one here. Make your account; then you can found a board and invite people to it.</p>
      <Form
        submit="Make my account"
        onSubmit={async () => {
          me.value = await api.post<Me>('/api/setup', { code, name, email, password });
          navigate('/', { replace: true });
        }}
      >
        <Field label="Your name" autoComplete="name" required value={name} onInput={setName} />
        <Field label="E-mail" type="email" autoComplete="username" required value={email} onInput={setEmail} />
        <Field
          label="Password"
          type="password"
          autoComplete="new-password"
          required
          minLength={10}
          says="At least ten characters."
          value={password}
          onInput={setPassword}
        />
      </Form>
    </Frame>
  );
}
