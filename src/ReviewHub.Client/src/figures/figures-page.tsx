import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ExportMenu } from '../document/export-menu';
import type { Review } from '../document/review';
import { SideBar } from '../document/side-bar';
import { useSideKeys } from '../document/side-keys';
import { isOpen } from '../rounds/rounds';
import { visibilityWords } from '../rounds/words';
import { Sheets } from '../sheets/sheets';
import '../styles/heat.css';
import '../styles/figures.css';
import type { Figures } from '../wire';
import { Agreement } from './agreement';
import { BetweenRounds } from './between-rounds';
import { CampsPart } from './camps';
import { Contested } from './contested';
import { MapPart } from './opinion-map';
import { States } from './states';
import { TurnoutPart } from './turnout';
import { useFigures } from './use-figures';

/** What the votes add up to, kept live, for everybody who may read the document. */
export function FiguresPage({ review }: { review: Review }) {
  const question = useSignal<string | null>(null);
  const feed = useFigures(review, question);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus({ preventScroll: true }), []);
  useSideKeys(review, {});
  const figures = feed.figures.value;
  const problem = feed.problem.value;
  return (
    <>
      <SideBar review={review}>
        <a class="tool wide" href={`/documents/${review.text.id}`} title="The text ( t )">
          Text
        </a>
        <a class="tool wide" href={`/documents/${review.text.id}/meeting`} title="Meeting ( m )">
          Meeting
        </a>
        <ExportMenu document={review.text.id} />
      </SideBar>
      <main class="page figures">
        <h1 tabIndex={-1} ref={head}>
          Figures
        </h1>
        <RoundLine review={review} />
        <QuestionChoice review={review} question={question} />
        {problem && (
          <p class="problem" role="status">
            {problem} {figures && 'What you see here is from before.'}
          </p>
        )}
        <States review={review} figures={figures?.document ?? null} />
        {figures ? <Parts review={review} figures={figures} /> : !problem && <p role="status">Reckoning…</p>}
      </main>
      <Sheets review={review} />
    </>
  );
}

function Parts({ review, figures }: { review: Review; figures: Figures }) {
  const round = review.documentRound;
  return (
    <>
      <Agreement figures={figures.document} round={round} />
      <Contested review={review} figures={figures} />
      <TurnoutPart review={review} figures={figures} />
      <BetweenRounds figures={figures.document} round={round} />
      <CampsPart review={review} camps={figures.camps} />
      <MapPart review={review} map={figures.map} />
    </>
  );
}

function RoundLine({ review }: { review: Review }) {
  const round = review.documentRound;
  if (!round) return <p class="rule-line">No round has been opened yet; there is nothing to count before.</p>;
  return (
    <p class="rule-line">
      Round {round.number}, {isOpen(round) ? visibilityWords[round.visibility].name.toLowerCase() : 'closed'}.{' '}
      {round.rule.inWords}
    </p>
  );
}

/** Where a round asks several things, the document's figures are of one of them. */
function QuestionChoice({ review, question }: { review: Review; question: Signal<string | null> }) {
  const questions = review.documentRound?.questions ?? [];
  if (questions.length < 2) return null;
  return (
    <label class="question-choice">
      Figures of the question{' '}
      <select
        value={question.value ?? questions[0]?.key ?? ''}
        onChange={(event) => (question.value = event.currentTarget.value)}
      >
        {questions.map(({ key, prompt }) => (
          <option key={key} value={key}>
            {prompt || key}
          </option>
        ))}
      </select>
    </label>
  );
}
