import { Component } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { keepFocus } from './focus-keeper';
import { HelpSheet } from './help-sheet';
import { Intro } from './intro';
import { listenForKeys } from './keys';
import { goTo } from './moves';
import { type Nearness, nearness } from './near';
import { followReading } from './reading';
import type { Review } from './review';
import { RowView } from './row';
import { Search } from './search';
import { SelectionButton } from './selection-button';
import { Strip } from './strip';
import { TopBar } from './top-bar';
import { Sheets } from '../sheets/sheets';

/** The desk: the text in the middle, the margin beside it, the strip at the edge, one bar above. */
export function Desk({ review, returning }: { review: Review; returning: boolean }) {
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    const stops = [listenForKeys(review), followReading(review)];
    if (article.current) stops.push(keepFocus(article.current));
    // Once its row is there: Rows makes everything up to the current one first.
    if (location.hash || returning) requestAnimationFrame(() => arrive(review));
    return () => stops.forEach((stop) => stop());
  }, [review]);
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
      <Sheets review={review} />
    </>
  );
}

function arrive(review: Review): void {
  goTo(review, review.current.peek());
  review.onArrival?.();
  review.onArrival = null;
}

/** Rows are made once and change inside; a long document's later rows follow the first ones frame by frame. */
function Rows({ review }: { review: Review }) {
  const { rows } = review.store;
  const near = useMemo(() => nearness(rows), [rows]);
  const [made, setMade] = useState(Math.max(firstRows, review.current.value + firstRows));
  const watched = useRef<ReturnType<Nearness['watch']> | null>(null);
  useEffect(() => {
    const watch = (watched.current = near.watch());
    return watch.stop;
  }, [near]);
  useEffect(() => {
    rows.slice(made - rowsAFrame, made).forEach((row) => watched.current?.add(row));
    if (made >= rows.length) return;
    const timer = setTimeout(() => setMade(made + rowsAFrame));
    return () => clearTimeout(timer);
  }, [made, rows]);
  const chunks = Array.from({ length: Math.ceil(Math.min(made, rows.length) / rowsAFrame) }, (_, i) => i * rowsAFrame);
  return (
    <>
      {chunks.map((from) => (
        <Chunk key={from} review={review} from={from} near={near} />
      ))}
    </>
  );
}

const firstRows = 50;
const rowsAFrame = 50;

interface ChunkProps {
  review: Review;
  from: number;
  near: Nearness;
}

/** Its props never change, so a chunk once made is not looked at again. */
class Chunk extends Component<ChunkProps> {
  override shouldComponentUpdate(): boolean {
    return false;
  }

  override render({ review, from, near }: ChunkProps) {
    return review.store.rows
      .slice(from, from + rowsAFrame)
      .map((row) => <NearRow key={row.text.id} review={review} row={row} near={near.of(row)} />);
  }
}

type NearProps = Omit<Parameters<typeof RowView>[0], 'near'> & { near: { value: boolean } };

function NearRow({ near, ...props }: NearProps) {
  return <RowView {...props} near={near.value} />;
}
