import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Gone } from '../pages/gone';
import { keepFocus } from './focus-keeper';
import { HelpSheet } from './help-sheet';
import { Intro } from './intro';
import { listenForKeys } from './keys';
import { goTo } from './moves';
import { nearness } from './near';
import { followReading } from './reading';
import type { Review } from './review';
import { RowView } from './row';
import { Search } from './search';
import { SelectionButton } from './selection-button';
import { choices } from './stances';
import { Strip } from './strip';
import { TopBar } from './top-bar';

/** The desk: the text in the middle, the margin beside it, the strip at the edge, one bar above. */
export function Desk({ review }: { review: Review }) {
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    const stops = [listenForKeys(review), followReading(review)];
    if (article.current) stops.push(keepFocus(article.current));
    const linked = review.store.rows.find((row) => location.hash === `#p${row.text.id}`);
    if (linked) goTo(review, linked.position);
    return () => stops.forEach((stop) => stop());
  }, [review]);
  if (review.gone.value !== null) return <Gone title="This document is closed to you" says={review.gone.value} />;
  return (
    <>
      <a class="skip" href={`#p${review.text.paragraphs[0]?.id ?? ''}`}>
        To the text
      </a>
      <TopBar review={review} />
      {review.searching.value && <Search review={review} />}
      <main class="desk">
        <article class="article" ref={article} aria-labelledby="document-title">
          <Intro review={review} />
          <Rows review={review} />
        </article>
      </main>
      <Strip review={review} />
      <SelectionButton review={review} />
      <HelpSheet review={review} />
      <p class="unseen" aria-live="polite">
        {review.spoken.value}
      </p>
    </>
  );
}

/** Made once: what changes, changes inside a row. */
function Rows({ review }: { review: Review }) {
  const near = useMemo(() => nearness(review.store.rows), [review]);
  const [all] = useState(() => choices(review.text.scale.categories));
  useEffect(() => near.watch(), [near]);
  return useMemo(
    () => (
      <>
        {review.store.rows.map((row) => (
          <NearRow key={row.text.id} review={review} row={row} all={all} near={near.of(row)} />
        ))}
      </>
    ),
    [review],
  );
}

type NearProps = Omit<Parameters<typeof RowView>[0], 'near'> & { near: { value: boolean } };

function NearRow({ near, ...props }: NearProps) {
  return <RowView {...props} near={near.value} />;
}
