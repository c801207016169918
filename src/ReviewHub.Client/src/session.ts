import { signal } from '@preact/signals';
import { ApiError, api } from './api';
import { navigate } from './router';
import type { Me } from './wire';

/** Who is signed in here: undefined while nobody has asked yet, null when nobody is. */
export const me = signal<Me | null | undefined>(undefined);

export async function loadMe(): Promise<Me | null> {
  try {
    me.value = await api.get<Me>('/api/me');
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    me.value = null;
  }
  return me.value;
}

/** Drafts and waiting acts stay in the browser, so signing in again loses nothing. */
export function goToSignIn(): void {
  me.value = null;
  navigate(`/sign-in?return=${encodeURIComponent(location.pathname)}`, { replace: true });
}

export async function signOut(): Promise<void> {
  await api.delete('/api/session');
  me.value = null;
  navigate('/sign-in');
}

/** Only a path of this site: a link must not be able to send somebody elsewhere after signing in. */
export function returnPath(search: string): string {
  const path = new URLSearchParams(search).get('return') ?? '/';
  return /^\/(?![/\\])/.test(path) ? path : '/';
}
