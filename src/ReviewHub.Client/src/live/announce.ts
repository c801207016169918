import type { ParagraphLive, TallyLive } from './apply';

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
  private news: string[] = [];

  constructor(
    private readonly isMe: (person: string) => boolean,
    private readonly numberOf: (paragraph: number) => number,
  ) {}

  hear(changes: readonly Change[], isMine: (paragraph: number) => boolean): void {
    for (const { before, after } of changes) {
      const fresh = after.comments.filter((c) => !this.isMe(c.by) && !before.comments.some((old) => old.id === c.id));
      const votes = isMine(after.id) ? 0 : votesBetween(before, after);
      if (votes + fresh.length === 0) continue;
      const sum = this.heard.get(after.id) ?? { votes: 0, comments: 0 };
      this.heard.set(after.id, { votes: sum.votes + votes, comments: sum.comments + fresh.length });
    }
  }

  /** Something worth a sentence of its own: a round that opened or closed, a mention. */
  tell(news: string): void {
    if (!this.news.includes(news)) this.news.push(news);
  }

  /** The sentence for what was heard since the last one, or null when nothing was. */
  speak(): string | null {
    const sentence = [...this.news, this.sumUp() ?? []].flat().join('; ');
    this.news = [];
    this.heard.clear();
    return sentence || null;
  }

  private sumUp(): string | null {
    const parts = [...this.heard];
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

/** Votes that came or moved. Where counts are hidden turnout tells; counts that only now come into sight are no votes. */
function votesBetween(before: ParagraphLive, after: ParagraphLive): number {
  const turnout = after.turnout ? Math.max(0, after.turnout.judged - (before.turnout?.judged ?? 0)) : null;
  const byTally = after.tallies.map((tally) => {
    const was = before.tallies.find((t) => t.round === tally.round && t.question === tally.question);
    return was || turnout === null ? moved(was?.counts ?? [], tally) : 0;
  });
  return Math.max(turnout ?? 0, ...byTally);
}

/** How many stances moved: each that changed left one count or entered another. */
function moved(before: readonly number[], { counts }: TallyLive): number {
  const by = counts.map((n, i) => n - (before[i] ?? 0));
  const gained = by.reduce((sum, n) => sum + Math.max(0, n), 0);
  const lost = by.reduce((sum, n) => sum + Math.max(0, -n), 0);
  return Math.max(gained, lost);
}

function inWords({ votes, comments }: Heard): string {
  const words = [];
  if (votes > 0) words.push(votes === 1 ? '1 vote' : `${votes} votes`);
  if (comments > 0) words.push(comments === 1 ? '1 comment' : `${comments} comments`);
  return words.join(' and ');
}
