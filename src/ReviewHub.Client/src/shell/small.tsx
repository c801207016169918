import { useEffect } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { exactTime, initials, shortTime } from '../words';

/** A person in two letters; the colour follows the id, so it is the same on every screen. */
export function Avatar({ id, name }: { id: string; name: string }) {
  return (
    <span class={`avatar tint-${Number.parseInt(id.slice(-2), 16) % 6 || 0}`} title={name} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

export function Time({ at }: { at: string }) {
  return (
    <time dateTime={at} title={exactTime(at)}>
      {shortTime(at)}
    </time>
  );
}

export function Problem({ children }: { children: ComponentChildren }) {
  return children ? (
    <p class="problem" role="alert">
      {children}
    </p>
  ) : null;
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'ReviewHub' : `${title} · ReviewHub`;
  }, [title]);
}
