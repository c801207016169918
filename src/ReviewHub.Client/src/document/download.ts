import { signal } from '@preact/signals';

/** What is shown of a download that is under way. */
export interface Progress {
  label: string;
  bytes: number;
  cancel: () => void;
}

/** Downloads that take no longer are over before anybody has read of them. */
const patience = 1_000;

/** The one that has been under way for longer than a moment; null when there is none. */
export const downloading = signal<Progress | null>(null);

/**
 * Fetches a file piece by piece, telling how much has come. How much there will be nobody knows: it is written while it is sent.
 * @returns The file and the name it is to be kept under; null when it was cancelled.
 * @throws When the server refuses, or the connection ends before the file does.
 */
export async function download(path: string, label: string): Promise<{ file: Blob; name: string } | null> {
  const abort = new AbortController();
  let bytes = 0;
  const show = (): void => {
    downloading.value = { label, bytes, cancel: () => abort.abort() };
  };
  const late = setTimeout(show, patience);
  try {
    const response = await fetch(path, { signal: abort.signal });
    if (!response.ok || !response.body) throw new Error(`The export could not be made (${response.status}).`);
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for (const reader = response.body.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      pieces.push(value);
      bytes += value.length;
      if (downloading.value) show();
    }
    const type = response.headers.get('Content-Type') ?? 'application/octet-stream';
    return { file: new Blob(pieces, { type }), name: nameIn(response.headers.get('Content-Disposition')) ?? label };
  } catch (error) {
    if (abort.signal.aborted) return null;
    throw error;
  } finally {
    clearTimeout(late);
    downloading.value = null;
  }
}

/** Puts a file where the browser keeps downloads. */
export function keep({ file, name }: { file: Blob; name: string }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** In words, e.g. `1.2 MB`. */
export function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function nameIn(disposition: string | null): string | null {
  return /filename="?([^";]+)"?/.exec(disposition ?? '')?.[1] ?? null;
}
