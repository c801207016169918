import { useCallback, useEffect, useState } from 'preact/hooks';
import { ApiError, api } from '../api';
import { goToSignIn } from '../session';

export type Loaded<T> = { type: 'loading' } | { type: 'failed'; error: ApiError } | { type: 'ready'; value: T };

/** Reads one address, and again on demand; somebody signed out meanwhile goes to sign in and comes back. */
export function useLoad<T>(path: string): [Loaded<T>, () => void] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ type: 'loading' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let stale = false;
    api.get<T>(path).then(
      (value) => stale || setLoaded({ type: 'ready', value }),
      (error: unknown) => {
        if (stale) return;
        if (error instanceof ApiError && error.status === 401) goToSignIn();
        else setLoaded({ type: 'failed', error: error instanceof ApiError ? error : new ApiError(0, String(error)) });
      },
    );
    return () => {
      stale = true;
    };
  }, [path, round]);
  return [loaded, useCallback(() => setRound((n) => n + 1), [])];
}
