import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { rowState } from '../live/view';
import { theme } from '../theme';
import { goTo } from './moves';
import { cellAt, paintStrip } from './paint';
import type { Review } from './review';

/** The whole document in one thin map. The keys j and k are its equal without a mouse. */
export function Strip({ review }: { review: Review }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let frame = 0;
    const paint = (): void => {
      frame = 0;
      const cells = review.store.rows.map((row) => ({
        state: rowState(row.live.peek(), row.round.peek()),
        lit: row.people.peek().some((id) => !review.isMe(id)),
        current: row.position === review.current.peek(),
      }));
      if (canvas.current) paintStrip(canvas.current, cells, 'y');
    };
    const soon = (): void => {
      frame ||= requestAnimationFrame(paint);
    };
    const stop = effect(() => {
      void [theme.value, review.current.value, review.store.changes.value];
      soon();
    });
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', soon);
    addEventListener('resize', soon);
    return () => {
      stop();
      cancelAnimationFrame(frame);
      dark.removeEventListener('change', soon);
      removeEventListener('resize', soon);
    };
  }, [review]);
  const go = (event: MouseEvent): void => {
    const box = canvas.current?.getBoundingClientRect();
    if (box) goTo(review, cellAt(event.clientY - box.top, box.height, review.store.rows.length));
  };
  return (
    <canvas class="strip" ref={canvas} onClick={go} aria-hidden="true" title="The whole document: click to go there" />
  );
}
