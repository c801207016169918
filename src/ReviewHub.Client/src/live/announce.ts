import type { ParagraphLive } from './apply';

export interface Change {
  before: ParagraphLive;
  after: ParagraphLive;
}

interface Heard {
  votes: number;
  comments: number;
}

/** Gathers what others did into one polite sentence for a burst, never one for each act. */
export class Announcer {
  private readonly heard = new Map<number, Heard>();

  constructor(
    private readonly me: string,
    private readonly numberOf: (paragraph: number) => number,
  ) {}

  hear(changes: readonly Change[], isMine: (paragraph: number) => boolean): void {
    for (const { before, after } of changes) {
      const fresh = after.comments.filter((c) => c.by !== this.me && !before.comments.some((old) => old.id === c.id));
      const votes = isMine(after.id) ? 0 : moved(before.counts, after.counts);
      if (votes + fresh.length === 0) continue;
      const sum = this.heard.get(after.id) ?? { votes: 0, comments: 0 };
      this.heard.set(after.id, { votes: sum.votes + votes, comments: sum.comments + fresh.length });
    }
  }

  /** The sentence for what was heard since the last one, or null when nothing was. */
  speak(): string | null {
    const parts = [...this.heard];
    this.heard.clear();
    if (parts.length === 0) return null;
    if (parts.length <= 3) {
      return parts.map(([id, h]) => `${inWords(h)} on paragraph ${this.numberOf(id)}`).join('; ');
    }
    const sum = parts.reduce((s, [, h]) => ({ votes: s.votes + h.votes, comments: s.comments + h.comments }), {
      votes: 0,
      comments: 0,
    });
    return `${inWords(sum)} on ${parts.length} paragraphs`;
  }
}

/** How many stances moved: each that changed left one count or entered another. */
function moved(before: readonly number[], after: readonly number[]): number {
  let gained = 0;
  let lost = 0;
  after.forEach((n, i) => {
    const by = n - (before[i] ?? 0);
    if (by > 0) gained += by;
    else lost -= by;
  });
  return Math.max(gained, lost);
}

function inWords({ votes, comments }: Heard): string {
  const words = [];
  if (votes > 0) words.push(votes === 1 ? '1 vote' : `${votes} votes`);
  if (comments > 0) words.push(comments === 1 ? '1 comment' : `${comments} comments`);
  return words.join(' and ');
}
