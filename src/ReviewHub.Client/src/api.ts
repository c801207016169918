import { newId } from './ids';

/** What a failed request means to a person: what happened, as the server put it, and its status (0: no answer at all). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const unreachable = 'The server did not answer. What you typed is still here; check your connection and try again.';
const puzzled = 'The server could not do this just now. Nothing was changed; please try again in a while.';

interface Problem {
  title?: string;
  detail?: string;
}

async function call<T>(method: string, path: string, body?: unknown, key?: string): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  const form = body instanceof FormData;
  if (body !== undefined && !form) headers['Content-Type'] = 'application/json';
  if (key) headers['Idempotency-Key'] = key;
  const response = await send(path, {
    method,
    headers,
    body: form ? body : body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function send(path: string, request: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, request);
  } catch {
    throw new ApiError(0, unreachable);
  }
  if (!response.ok && response.status !== 304) throw new ApiError(response.status, await explain(response));
  return response;
}

/** What stands there now and under which tag; null when it is still what the tag names. */
async function getUnless<T>(path: string, tag: string | null): Promise<{ value: T; tag: string | null } | null> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (tag) headers['If-None-Match'] = tag;
  const response = await send(path, { headers });
  if (response.status === 304) return null;
  return { value: (await response.json()) as T, tag: response.headers.get('ETag') };
}

async function explain(response: Response): Promise<string> {
  try {
    const problem = (await response.json()) as Problem;
    return problem.detail ?? problem.title ?? puzzled;
  } catch {
    return puzzled;
  }
}

export const api = {
  get: <T>(path: string) => call<T>('GET', path),
  getUnless,
  /** A post makes something new, so each carries a key: a retry of the same call cannot make it twice. */
  post: <T>(path: string, body: unknown, key: string = newId()) => call<T>('POST', path, body, key),
  put: <T>(path: string, body: unknown) => call<T>('PUT', path, body),
  delete: (path: string) => call<void>('DELETE', path),
};

export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : puzzled;
}
