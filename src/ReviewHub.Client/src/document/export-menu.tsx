import { useState } from 'preact/hooks';
import { Problem } from '../shell/small';
import { download, downloading, keep, size } from './download';

interface Offer {
  kind: string;
  label: string;
  says: string;
  /** Shown in a tab of its own, not saved. */
  opens?: boolean;
}

const exportsOffered: readonly Offer[] = [
  { kind: 'report', label: 'Report', says: 'rounds, participation and results, to read or print', opens: true },
  { kind: 'annotations', label: 'Annotations', says: 'W3C Web Annotations, for other tools' },
  { kind: 'stances', label: 'Votes', says: 'who took which stance, as a table' },
  { kind: 'rounds', label: 'Rounds', says: 'each round with its rule and its eligible, as a table' },
  { kind: 'recusals', label: 'Recusals', says: 'who stood aside, from what and why, as a table' },
  { kind: 'markdown', label: 'Text with remarks', says: 'the text with what the board said, as Markdown' },
  { kind: 'xlsx', label: 'Workbook', says: 'answers and figures in sheets, as XLSX' },
  { kind: 'polis', label: 'Polis set', says: 'comments, participants and summary, CSV files in a zip' },
];

/** What one can take away of a document. */
export function ExportMenu({ document: id }: { document: string }) {
  const [problem, setProblem] = useState('');
  const take = async (event: MouseEvent, label: string): Promise<void> => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // the browser's own way
    event.preventDefault();
    setProblem('');
    try {
      const file = await download((event.currentTarget as HTMLAnchorElement).href, label);
      if (file) keep(file);
    } catch {
      setProblem(`${label} did not come through. Please try again.`);
    }
  };
  return (
    <div class="menu">
      <details
        onFocusOut={(event) => {
          const to = event.relatedTarget;
          if (!(to instanceof Node && event.currentTarget.contains(to))) event.currentTarget.open = false;
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !event.currentTarget.open) return;
          event.stopPropagation();
          event.currentTarget.open = false;
          event.currentTarget.querySelector('summary')?.focus();
        }}
      >
        <summary class="tool wide" aria-label="Export">
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path
              d="M10 3.5v9m-3.5-3.5 3.5 3.5 3.5-3.5M4 16.5h12"
              fill="none"
              stroke="currentColor"
              stroke-width="1.6"
              stroke-linecap="round"
            />
          </svg>
          <span class="export-word">Export</span>
        </summary>
        <ul>
          {exportsOffered.map(({ kind, label, says, opens }) => (
            <li>
              <a
                href={`/api/documents/${id}/exports/${kind}`}
                {...(opens
                  ? { target: '_blank' }
                  : { download: true, onClick: (event: MouseEvent) => void take(event, label) })}
              >
                {label}
                <span class="hint">{says}</span>
              </a>
            </li>
          ))}
        </ul>
      </details>
      <Problem>{problem}</Problem>
      <Underway />
    </div>
  );
}

/** How much of an export has come, while it takes longer than a moment; it stays when the menu is closed. */
function Underway() {
  const progress = downloading.value;
  return progress ? (
    <p class="underway" role="status">
      {progress.label}: {size(progress.bytes)} so far{' '}
      <button type="button" class="quiet" onClick={progress.cancel}>
        Cancel
      </button>
    </p>
  ) : null;
}
