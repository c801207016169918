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
  { kind: 'markdown', label: 'Text with remarks', says: 'the text with what the board said, as Markdown' },
  { kind: 'xlsx', label: 'Workbook', says: 'answers and figures in sheets, as XLSX' },
  { kind: 'polis', label: 'Polis set', says: 'comments, participants and summary, CSV files in a zip' },
];

/** What one can take away of a document. */
export function ExportMenu({ document: id }: { document: string }) {
  return (
    <details
      class="menu"
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
            <a href={`/api/documents/${id}/exports/${kind}`} {...(opens ? { target: '_blank' } : { download: true })}>
              {label}
              <span class="hint">{says}</span>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
