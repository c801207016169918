import { useEffect, useState } from 'preact/hooks';
import { ApiError, api, messageOf } from '../api';
import { Gone } from '../pages/gone';
import { goToSignIn, me } from '../session';
import { useTitle } from '../shell/small';
import type { DocumentPerson, DocumentText } from '../wire';
import { Desk } from './desk';
import { Review } from './review';

/** Fetches the text, which never changes, then hands over to the live review of it. */
export function DocumentPage({ id }: { id: string }) {
  const [review, setReview] = useState<Review | null>(null);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const [attempt, setAttempt] = useState(0);
  useTitle(review?.store.title.value ?? '');
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
  if (review) return <Desk review={review} />;
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
