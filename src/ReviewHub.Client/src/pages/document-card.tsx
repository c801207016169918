import { effect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../api';
import { paintStrip } from '../document/paint';
import { Rename } from '../shell/rename';
import { theme } from '../theme';
import type { DocumentLine, Summary } from '../wire';
import { count } from '../words';

/** A document on a shelf: its title, its strip in small, and what waits for me in it. */
export function DocumentCard({ line, judges, renames }: { line: DocumentLine; judges: boolean; renames?: boolean }) {
  const [summary, setSummary] = useState<Summary | null>(null);
  const [round, setRound] = useState(0);
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // Asked for only when the card comes into view: a shelf may be long.
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      api.get<Summary>(`/api/documents/${line.id}/summary`).then(setSummary, () => {
        // Without its summary the card is still a link to the document.
      });
    });
    if (card.current) observer.observe(card.current);
    return () => observer.disconnect();
  }, [line.id, round]);
  const waiting = summary && judges ? summary.paragraphs - summary.judged : 0;
  return (
    <li class="document-card" ref={card}>
      <a href={`/documents/${line.id}`}>
        <bdi>{summary?.title ?? line.title}</bdi>
      </a>
      <p class="card-line">
        {summary && judges && (
          <span class={waiting > 0 ? 'waiting' : 'done'}>
            {waiting > 0 ? `${count(waiting, 'paragraph')} wait for you` : 'You have judged it all'}
          </span>
        )}
        {summary && <span>{count(summary.threads, 'open thread')}</span>}
        {summary && <span>{count(summary.eligible, 'person', 'people')}</span>}
      </p>
      <SmallStrip summary={summary} />
      {renames && (
        <Rename
          what={`“${summary?.title ?? line.title}”`}
          value={summary?.title ?? line.title}
          path={`/api/documents/${line.id}/title`}
          member="title"
          onRenamed={() => setRound(round + 1)}
        />
      )}
    </li>
  );
}

function SmallStrip({ summary }: { summary: Summary | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(
    () =>
      effect(() => {
        void theme.value;
        const cells = (summary?.states ?? []).map((state) => ({
          state: state ?? ('hidden' as const),
          lit: false,
          current: false,
        }));
        if (canvas.current) paintStrip(canvas.current, cells, 'x');
      }),
    [summary],
  );
  const of = (state: string): number => summary?.states.filter((s) => s === state).length ?? 0;
  const said = `${of('consensus-for')} for, ${of('consensus-against')} against, ${of('contested')} contested, ${of('no-quorum')} open`;
  return (
    <canvas class="small-strip" ref={canvas} role="img" aria-label={summary ? said : 'Not read yet'} title={said} />
  );
}
