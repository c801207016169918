import { useState } from 'preact/hooks';
import { api } from '../api';
import { navigate } from '../router';
import { me } from '../session';
import { Field, Form } from '../shell/form';
import { Frame } from '../shell/frame';
import { useLoad } from '../shell/load';
import { useTitle } from '../shell/small';
import type { Board } from '../wire';
import { DocumentCard } from './document-card';
import { Gone } from './gone';
import { ImportCorner, mayImport } from './import-corner';

export function HomePage() {
  useTitle('');
  const [boards, again] = useLoad<Board[]>('/api/boards');
  if (boards.type === 'failed')
    return <Gone title="Your boards could not be read" says={boards.error.message} again={again} />;
  if (boards.type === 'loading') return <Frame>{null}</Frame>;
  const open = boards.value;
  const importable = open.filter((board) => mayImport(board.role));
  return (
    <Frame>
      <h1>Your boards</h1>
      {open.length === 0 && (
        <p>
          You belong to no board yet.{' '}
          {me.value?.mayCreateBoards
            ? 'Found one below, bring in a document and invite people.'
            : 'Ask a chair for an invitation.'}
        </p>
      )}
      {open.map((board) => (
        <section class="board" key={board.id} aria-labelledby={`board-${board.id}`}>
          <h2 id={`board-${board.id}`}>
            <a href={`/boards/${board.id}`} dir="auto">
              {board.name}
            </a>
          </h2>
          {board.documents.length === 0 && <p class="nothing">No documents yet.</p>}
          <ul class="documents">
            {board.documents.map((line) => (
              <DocumentCard key={line.id} line={line} judges={board.role !== 'observer'} />
            ))}
          </ul>
        </section>
      ))}
      {importable.length > 0 && <ImportCorner boards={importable} />}
      {me.value?.mayCreateBoards && <NewBoard />}
    </Frame>
  );
}

function NewBoard() {
  const [name, setName] = useState('');
  return (
    <details class="corner">
      <summary>New board</summary>
      <Form
        submit="Found the board"
        onSubmit={async () => {
          const board = await api.post<Board>('/api/boards', { name: name.trim() });
          navigate(`/boards/${board.id}`);
        }}
      >
        <Field label="Name of the board" required maxLength={200} value={name} onInput={setName} />
      </Form>
    </details>
  );
}
