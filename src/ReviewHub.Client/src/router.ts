import { signal } from '@preact/signals';

export const path = signal(location.pathname);

export function navigate(to: string, { replace = false } = {}): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  path.value = location.pathname;
  scrollTo(0, 0);
}

/** Ordinary links stay ordinary links; plain clicks on our own pages do without a reload. */
export function followLinks(): void {
  addEventListener('popstate', () => (path.value = location.pathname));
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.pathname.startsWith('/api/') || (link.hash && link.pathname === location.pathname)) return;
    event.preventDefault();
    navigate(link.pathname + link.search + link.hash);
  });
}

export type DocumentView = 'text' | 'figures' | 'meeting';

export type Route =
  | { type: 'home' }
  | { type: 'sign-in' }
  | { type: 'account' }
  | { type: 'setup'; code: string }
  | { type: 'invite'; code: string }
  | { type: 'board'; board: string }
  | { type: 'document'; document: string; view: DocumentView }
  | { type: 'nowhere' };

export function routeOf(pathname: string): Route {
  const [first = '', second, ...rest] = pathname.split('/').filter(Boolean).map(decodeSafely);
  if (first === 'documents' && second !== undefined) return documentRoute(second, rest);
  if (rest.length > 0) return { type: 'nowhere' };
  if (second === undefined) {
    if (first === '') return { type: 'home' };
    if (first === 'sign-in' || first === 'account') return { type: first };
    return { type: 'nowhere' };
  }
  if (first === 'setup' || first === 'invite') return { type: first, code: second };
  if (first === 'boards') return { type: 'board', board: second };
  return { type: 'nowhere' };
}

function documentRoute(document: string, [view = 'text', ...rest]: readonly string[]): Route {
  if (rest.length > 0 || !(view === 'text' || view === 'figures' || view === 'meeting')) return { type: 'nowhere' };
  return { type: 'document', document, view };
}

function decodeSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
