import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../api';
import { navigate } from '../router';
import { Field, Form } from '../shell/form';
import type { Role } from '../wire';

interface Target {
  id: string;
  name: string;
}

export function mayImport(role: Role): boolean {
  return role === 'editor' || role === 'chair';
}

const accepted = '.md,.markdown,.txt,.html,.htm,.zip,text/*';

/** Bringing in a document: drop a file anywhere on the page, choose one, or paste its text. */
export function ImportCorner({ boards }: { boards: readonly Target[] }) {
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState('');
  const [title, setTitle] = useState('');
  const [threshold, setThreshold] = useState('');
  const [quorum, setQuorum] = useState('');
  const [board, setBoard] = useState(boards[0]?.id ?? '');
  const [open, setOpen] = useState(false);
  const over = useFileDrop((dropped) => {
    setFile(dropped);
    setOpen(true);
  });
  const corner = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (file) corner.current?.scrollIntoView({ block: 'nearest' });
  }, [file]);
  const send = async (): Promise<void> => {
    const path = `/api/boards/${board}/documents`;
    const rule = { ...number('threshold', threshold), ...number('quorum', quorum) };
    const made = file
      ? await api.post<{ id: string }>(path, form(file, { ...(title.trim() ? { title: title.trim() } : {}), ...rule }))
      : await api.post<{ id: string }>(path, {
          title: title.trim() || firstLine(text),
          format: 'markdown',
          text,
          ...rule,
        });
    navigate(`/documents/${made.id}`);
  };
  return (
    <>
      <details class="corner" ref={corner} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Bring in a document</summary>
        <Form submit="Bring it in" onSubmit={send}>
          {boards.length > 1 && (
            <div class="field">
              <label for="import-board">Board</label>
              <select id="import-board" value={board} onChange={(event) => setBoard(event.currentTarget.value)}>
                {boards.map(({ id, name }) => (
                  <option value={id}>{name}</option>
                ))}
              </select>
            </div>
          )}
          <div class="field">
            <label for="import-file">File</label>
            {file ? (
              <p class="line">
                <strong dir="auto">{file.name}</strong>
                <button type="button" class="quiet" onClick={() => setFile(null)}>
                  Another one
                </button>
              </p>
            ) : (
              <input
                id="import-file"
                type="file"
                accept={accepted}
                onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
              />
            )}
            <p class="hint">
              Markdown, plain text or HTML, or a Polis set with its votes as a zip. You can also drop it anywhere on
              this page.
            </p>
          </div>
          {!file && (
            <div class="field">
              <label for="import-text">Or paste the text</label>
              <textarea
                id="import-text"
                rows={6}
                dir="auto"
                required
                value={text}
                onInput={(event) => setText(event.currentTarget.value)}
              />
            </div>
          )}
          <Field label="Title (optional)" maxLength={300} value={title} onInput={setTitle} />
          <div class="pair">
            <Field
              label="Threshold, %"
              type="number"
              min={51}
              max={100}
              placeholder="75"
              says="How much agreement makes a consensus."
              value={threshold}
              onInput={setThreshold}
            />
            <Field
              label="Quorum, %"
              type="number"
              min={0}
              max={100}
              placeholder="50"
              says="How many must have judged for it to count."
              value={quorum}
              onInput={setQuorum}
            />
          </div>
        </Form>
      </details>
      {over && (
        <div class="drop" aria-hidden="true">
          <p>Drop it here</p>
        </div>
      )}
    </>
  );
}

function useFileDrop(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0];
      setOver(false);
      if (!file) return;
      event.preventDefault();
      onFile(file);
    };
    addEventListener('dragover', drag);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', drag);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  return over;
}

function number(name: 'threshold' | 'quorum', value: string): Record<string, number> {
  return value.trim() === '' ? {} : { [name]: Number(value) };
}

function form(file: File, fields: Record<string, string | number>): FormData {
  const data = new FormData();
  data.append('file', file);
  for (const [name, value] of Object.entries(fields)) data.append(name, String(value));
  return data;
}

function firstLine(text: string): string {
  return (text.trim().split('\n', 1)[0] ?? '').replace(/^#+\s*/, '').slice(0, 120);
}
