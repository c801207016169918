import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Review } from '../document/review';
import { SideBar } from '../document/side-bar';
import { useSideKeys } from '../document/side-keys';
import { Text } from '../document/text';
import { isOpen } from '../rounds/rounds';
import { roundName, visibilityWords } from '../rounds/words';
import { Sheets } from '../sheets/sheets';
import type { Row } from '../live/store';
import '../styles/heat.css';
import '../styles/meeting.css';
import { stateWords } from '../words';
import { Controls } from './controls';
import { Distribution } from './distribution';
import { FullScreen } from './full-screen';
import { projectedState } from './projected';

/** One paragraph before the whole room, its votes filling in as they are given. */
export function MeetingPage({ review }: { review: Review }) {
  const head = useRef<HTMLHeadingElement>(null);
  const { rows } = review.store;
  const row = rows[review.current.value];
  useEffect(() => head.current?.focus({ preventScroll: true }), []);
  const go = (position: number): void => {
    review.current.value = Math.max(0, Math.min(rows.length - 1, position));
  };
  // The address names the paragraph, so that a reload comes back to it; as soon as it shows, since a reload may follow at once.
  useLayoutEffect(() => history.replaceState(null, '', row ? `#p${row.text.id}` : location.pathname), [row]);
  const next = (): void => go(review.current.peek() + 1);
  const previous = (): void => go(review.current.peek() - 1);
  useSideKeys(review, {
    j: next,
    ArrowRight: next,
    PageDown: next,
    k: previous,
    ArrowLeft: previous,
    PageUp: previous,
    Home: () => go(0),
    End: () => go(rows.length - 1),
  });
  return (
    <div class="meeting">
      <SideBar review={review}>
        <a class="tool wide" href={`/documents/${review.text.id}`} title="The text ( t )">
          Text
        </a>
        <a class="tool wide" href={`/documents/${review.text.id}/figures`} title="Figures ( f )">
          Figures
        </a>
        <FullScreen />
      </SideBar>
      <main class="meeting-page">
        <header class="meeting-head">
          <h1 tabIndex={-1} ref={head}>
            {row ? `Paragraph ${row.position + 1}` : 'No paragraphs'}
            {row && <span class="of"> of {rows.length}</span>}
          </h1>
          {row && <State row={row} />}
        </header>
        {row && <RoundLine row={row} />}
        {row && (
          <div class="meeting-body">
            <div
              class="meeting-text"
              key={row.text.id}
              data-length={lengthOf(row.text.text)}
              tabIndex={0}
              role="group"
              aria-label={`Text of paragraph ${row.position + 1}`}
            >
              <Text paragraph={row.text} quotes={[]} onQuote={() => {}} />
            </div>
            <Distribution review={review} row={row} />
          </div>
        )}
        {row && <Controls review={review} row={row} onGo={go} />}
      </main>
      <Sheets review={review} />
    </div>
  );
}

function State({ row }: { row: Row }) {
  const state = projectedState(row);
  return (
    <p class="meeting-state" role="status" data-state={state}>
      <span class="heat-cell" data-state={state} aria-hidden="true" />
      <span class="unseen">Paragraph {row.position + 1}: </span>
      {row.round.value ? stateWords[state] : 'Not voted on yet'}
    </p>
  );
}

function RoundLine({ row }: { row: Row }) {
  const round = row.round.value;
  if (!round) return <p class="meeting-round">No round is open yet.</p>;
  return (
    <p class="meeting-round">
      <strong>{roundName(round)}</strong>,{' '}
      {isOpen(round) ? visibilityWords[round.visibility].name.toLowerCase() : 'closed'}
      <span class="meeting-rule"> · {round.rule.inWords}</span>
    </p>
  );
}

/** Short ones stand large; long ones must still fit the wall. */
function lengthOf(text: string): 'short' | 'medium' | 'long' {
  if (text.length <= 220) return 'short';
  return text.length <= 600 ? 'medium' : 'long';
}
