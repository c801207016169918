import { type Signal, effect } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { api } from '../api';
import type { Review } from '../document/review';
import { goToSignIn } from '../session';
import type { Figures } from '../wire';
import { FiguresFeed } from './feed';

/** The document's figures, kept fresh by the live feed for as long as the page is open. */
export function useFigures(review: Review, question: Signal<string | null>): FiguresFeed {
  const feed = useMemo(
    () =>
      new FiguresFeed({
        ask: (tag) => {
          const asked = question.peek();
          const stands = review.documentRound?.questions.some((q) => q.key === asked);
          const of = asked === null || !stands ? '' : `&question=${encodeURIComponent(asked)}`;
          return api.getUnless<Figures>(`/api/documents/${review.text.id}/figures?changes=true${of}`, tag);
        },
        now: () => performance.now(),
        later: (act, milliseconds) => {
          const timer = setTimeout(act, milliseconds);
          return () => clearTimeout(timer);
        },
        hidden: () => document.visibilityState === 'hidden',
        signedOut: goToSignIn,
      }),
    [review],
  );
  useEffect(() => {
    const look = (): void => feed.stir(false);
    document.addEventListener('visibilitychange', look);
    const stop = effect(() => {
      void [review.store.changes.value, review.store.self.value, review.campsDeclared.value];
      feed.stir();
    });
    let asked = question.peek();
    const turn = effect(() => {
      if (question.value === asked) return;
      asked = question.value;
      feed.turn();
    });
    return () => {
      turn();
      document.removeEventListener('visibilitychange', look);
      stop();
      feed.stop();
    };
  }, [feed]);
  return feed;
}
