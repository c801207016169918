import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiError, api, messageOf } from '../api';
import { Gone } from '../pages/gone';
import type { DocumentView } from '../router';
import { goToSignIn, me } from '../session';
import { later } from '../sheets/later';
import { useTitle } from '../shell/small';
import type { DocumentPerson, DocumentText } from '../wire';
import { Call } from './call';
import { Desk } from './desk';
import { Review } from './review';

const FiguresPage = later(() => import('../figures/figures-page').then((m) => m.FiguresPage));
const MeetingPage = later(() => import('../meeting/meeting-page').then((m) => m.MeetingPage));

/** Fetches the text, which never changes, then hands over to the live review of it. */
export function DocumentPage({ id, view }: { id: string; view: DocumentView }) {
  const [review, setReview] = useState<Review | null>(null);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const [attempt, setAttempt] = useState(0);
  useTitle(review ? titles[view](review.store.title.value) : '');
  useEffect(() => {
    let opened: Review | null = null;
    let left = false;
    const open = async (): Promise<void> => {
      const path = `/api/documents/${encodeURIComponent(id)}`;
      try {
        const [text, people] = await Promise.all([
          api.get<DocumentText>(path),
          api.get<DocumentPerson[]>(`${path}/people`),
        ]);
        if (left || !me.value) return;
        opened = new Review(text, me.value, people);
        setReview(opened);
      } catch (error) {
        if (left) return;
        if (error instanceof ApiError && error.status === 401) goToSignIn();
        else setProblem(error instanceof ApiError ? error : new ApiError(0, messageOf(error)));
      }
    };
    void open();
    return () => {
      left = true;
      void opened?.leave();
    };
  }, [id, attempt]);
  if (review) return <View review={review} view={view} />;
  if (problem) {
    const missing = problem.status === 404 || problem.status === 403;
    return (
      <Gone
        title={missing ? 'There is no such document here' : 'The document could not be opened'}
        says={missing ? 'The link may be old, or you may not belong to its board.' : problem.message}
        again={
          missing
            ? undefined
            : () => {
                setProblem(null);
                setAttempt(attempt + 1);
              }
        }
      />
    );
  }
  return (
    <main class="opening" aria-busy="true">
      <p role="status">Opening the document…</p>
    </main>
  );
}

const titles: Record<DocumentView, (title: string) => string> = {
  text: (title) => title,
  figures: (title) => `Figures of ${title}`,
  meeting: (title) => `Meeting on ${title}`,
};

/** One review, seen in three ways: going from one to another keeps the connection and the place. */
function View({ review, view }: { review: Review; view: DocumentView }) {
  const returning = useRef(false);
  if (view !== 'text') returning.current = true;
  if (review.gone.value !== null) return <Gone title="This document is closed to you" says={review.gone.value} />;
  return (
    <>
      <Page review={review} view={view} returning={returning.current} />
      <Call review={review} />
      <p class="unseen" aria-live="polite">
        {review.spoken.value}
      </p>
    </>
  );
}

function Page({ review, view, returning }: { review: Review; view: DocumentView; returning: boolean }) {
  switch (view) {
    case 'text':
      return <Desk review={review} returning={returning} />;
    case 'figures':
      return <FiguresPage review={review} />;
    case 'meeting':
      return <MeetingPage review={review} />;
  }
}
