import { Frame } from '../shell/frame';
import { useLoad } from '../shell/load';
import { Rename } from '../shell/rename';
import { useTitle } from '../shell/small';
import type { BoardDetails } from '../wire';
import { roleWords } from '../words';
import { DocumentCard } from './document-card';
import { Gone } from './gone';
import { ImportCorner, mayImport } from './import-corner';
import { Invitations } from './invitations';
import { Members } from './members';

export function BoardPage({ id }: { id: string }) {
  const [loaded, again] = useLoad<BoardDetails>(`/api/boards/${encodeURIComponent(id)}`);
  useTitle(loaded.type === 'ready' ? loaded.value.name : '');
  if (loaded.type === 'loading') return <Frame>{null}</Frame>;
  if (loaded.type === 'failed') {
    const missing = loaded.error.status === 404 || loaded.error.status === 403;
    return missing ? (
      <Gone title="There is no such board here" says="The link may be old, or you may no longer belong to it." />
    ) : (
      <Gone title="The board could not be read" says={loaded.error.message} again={again} />
    );
  }
  const board = loaded.value;
  return (
    <Frame>
      <p class="overline">
        <a href="/">Your boards</a>
      </p>
      <h1 dir="auto">{board.name}</h1>
      <p class="hint">
        As {roleWords[board.role].name.toLowerCase()} {roleWords[board.role].you}.
      </p>
      {board.role === 'chair' && (
        <Rename what="the board" value={board.name} path={`/api/boards/${id}`} member="name" onRenamed={again} />
      )}
      <section class="board" aria-labelledby="documents-title">
        <h2 id="documents-title">Documents</h2>
        {board.documents.length === 0 && <p class="nothing">No documents yet.</p>}
        <ul class="documents">
          {board.documents.map((line) => (
            <DocumentCard
              key={line.id}
              line={line}
              judges={board.role !== 'observer'}
              renames={mayImport(board.role)}
            />
          ))}
        </ul>
        {mayImport(board.role) && <ImportCorner boards={[board]} />}
      </section>
      <Members board={board} onChange={again} />
      {board.role === 'chair' && <Invitations board={board.id} />}
    </Frame>
  );
}
