import { useState } from 'preact/hooks';
import { api, messageOf } from '../api';
import { Copy } from '../shell/copy';
import { Field, Form } from '../shell/form';
import { useLoad } from '../shell/load';
import { Problem, Time } from '../shell/small';
import type { Token } from '../wire';

/** Keys for scripts that act in one's name. */
export function Tokens() {
  const [loaded, again] = useLoad<Token[]>('/api/me/tokens');
  const [label, setLabel] = useState('');
  const [made, setMade] = useState<{ id: string; token: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const revoke = async (id: string): Promise<void> => {
    try {
      await api.delete(`/api/me/tokens/${id}`);
      if (made?.id === id) setMade(null);
      setProblem(null);
    } catch (error) {
      setProblem(messageOf(error));
    }
    again();
  };
  return (
    <section class="board" aria-labelledby="tokens-title">
      <h2 id="tokens-title">Tokens</h2>
      <p class="hint">A token lets a script do what you may do. Give each script its own, so that you can end one.</p>
      <Form
        submit="Make a token"
        label="New token"
        onSubmit={async () => {
          setMade(await api.post('/api/me/tokens', { label: label.trim() }));
          setLabel('');
          again();
        }}
      >
        <Field label="What it is for" required maxLength={100} value={label} onInput={setLabel} />
      </Form>
      {made && (
        <div class="made">
          <p>Copy it now: it is not shown again.</p>
          <Copy text={made.token} label="New token" />
        </div>
      )}
      <Problem>{problem ?? (loaded.type === 'failed' ? loaded.error.message : null)}</Problem>
      <ul class="lines">
        {loaded.type === 'ready' &&
          loaded.value.map((token) => (
            <li key={token.id}>
              <span class="by">
                <bdi>{token.label}</bdi>
              </span>
              <span class="hint">
                made <Time at={token.createdAt} /> ·{' '}
                {token.lastUsedAt ? (
                  <>
                    used <Time at={token.lastUsedAt} />
                  </>
                ) : (
                  'never used'
                )}
              </span>
              <button
                type="button"
                class="quiet"
                aria-label={`Revoke ${token.label}`}
                onClick={() => void revoke(token.id)}
              >
                Revoke
              </button>
            </li>
          ))}
      </ul>
    </section>
  );
}
