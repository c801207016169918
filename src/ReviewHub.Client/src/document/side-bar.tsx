import type { ComponentChildren } from 'preact';
import { ThemeButton } from '../shell/theme-button';
import { ConnectionLine } from './connection-line';
import type { Review } from './review';
import { RoundButton } from './round-button';
import { Where } from './where';

/** The one row above a page that stands beside the text. */
export function SideBar({ review, children }: { review: Review; children: ComponentChildren }) {
  return (
    <header class="top-bar">
      <Where review={review} linked />
      <ConnectionLine review={review} />
      <RoundButton review={review} />
      <div class="tools">
        {children}
        <ThemeButton />
      </div>
    </header>
  );
}
