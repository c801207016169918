import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { rowElement } from '../document/moves';
import type { Review } from '../document/review';

interface Props {
  review: Review;
  title: string;
  children: ComponentChildren;
}

/** A sheet over the page. Closing it gives the focus back to where it was, or to the paragraph when that is gone. */
export function Dialog({ review, title, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const head = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    dialog.current?.showModal();
    head.current?.focus(); // not the first field, which may stand far below
    return () => {
      const row = review.store.rows[review.current.peek()];
      const back = before?.isConnected && before !== document.body ? before : row && rowElement(row);
      requestAnimationFrame(() => back?.focus({ preventScroll: true }));
    };
  }, []);
  return (
    <dialog class="sheet wide" ref={dialog} aria-labelledby={id} onClose={() => (review.sheet.value = null)}>
      <h2 id={id} tabIndex={-1} ref={head}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
