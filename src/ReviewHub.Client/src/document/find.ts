export interface Findable {
  position: number;
  text: string;
  comments: readonly { text: string | null }[];
}

export interface Found {
  position: number;
  where: 'text' | 'comment';
  before: string;
  match: string;
  after: string;
}

const around = 36;
const enough = 60;

/** Finds words in the text and in the comments, in reading order, without minding case. */
export function find(query: string, paragraphs: Iterable<Findable>): Found[] {
  const wanted = query.trim().toLocaleLowerCase();
  const found: Found[] = [];
  if (wanted === '') return found;
  for (const { position, text, comments } of paragraphs) {
    const places = [
      { where: 'text', text } as const,
      ...comments.map((c) => ({ where: 'comment', text: c.text ?? '' }) as const),
    ];
    for (const { where, text } of places) {
      const lower = text.toLocaleLowerCase();
      // A few letters change length in lower case; where they do, the offsets would point beside the word.
      const haystack = lower.length === text.length ? lower : text;
      const at = haystack.indexOf(wanted);
      if (at < 0) continue;
      const end = at + wanted.length;
      found.push({
        position,
        where,
        before: (at > around ? '…' : '') + text.slice(Math.max(0, at - around), at),
        match: text.slice(at, end),
        after: text.slice(end, end + around),
      });
      if (found.length === enough) return found;
    }
  }
  return found;
}
