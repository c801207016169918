import type { ComponentChildren } from 'preact';
import { me } from '../session';
import { ThemeButton } from './theme-button';

/** The quiet frame around every page that is not a document. */
export function Frame({ children, narrow }: { children: ComponentChildren; narrow?: boolean }) {
  return (
    <>
      <header class="top-bar plain">
        <nav class="where" aria-label="Where you are">
          <a href="/" class="brand">
            ReviewHub
          </a>
        </nav>
        <div class="tools">
          <ThemeButton />
          {me.value && (
            <a class="tool wide" href="/account" dir="auto">
              {me.value.name}
            </a>
          )}
        </div>
      </header>
      <main class={narrow ? 'page narrow' : 'page'}>{children}</main>
    </>
  );
}
