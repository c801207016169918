import type { ParagraphLive } from '../live/apply';
import type { PendingAct } from '../live/store';
import type { Reaction, ReactionKey, Resolution, Selector } from '../wire';

export interface CommentView {
  key: string;
  /** null while the server has not given it one. */
  id: number | null;
  by: string;
  at: string;
  text: string | null;
  editedAt: string | null;
  redacted: boolean;
  mentions: readonly string[];
  reactions: readonly Reaction[];
  pending: boolean;
}

export interface ThreadView {
  key: string;
  id: number | null;
  selector: Selector | null;
  assigned: string | null;
  resolved: Resolution | null;
  comments: CommentView[];
  pending: boolean;
}

/** The threads of a paragraph with one's own pending acts laid over them. `isHeld` leaves out what waits to be shown. */
export function threadViews(
  live: ParagraphLive,
  pending: readonly PendingAct[],
  me: string,
  isHeld: (comment: number) => boolean = () => false,
): ThreadView[] {
  const acts = pending.map((p) => p.act);
  const threads = live.threads.map((thread): ThreadView => {
    const comments = live.comments
      .filter((c) => c.thread === thread.id && !isHeld(c.id))
      .map((c): CommentView => {
        return { ...c, key: `c${c.id}`, mentions: c.mentions ?? [], reactions: c.reactions ?? [], pending: false };
      });
    return { ...thread, assigned: thread.assigned ?? null, key: `t${thread.id}`, comments, pending: false };
  });
  for (const act of acts) {
    switch (act.type) {
      case 'start-thread':
        threads.push({
          key: act.command,
          id: null,
          selector: act.selector,
          assigned: null,
          resolved: null,
          comments: [fresh(act.command, me, act.at, act.text, act.mentions)],
          pending: true,
        });
        break;
      case 'reply':
        threads.find((t) => t.id === act.thread)?.comments.push(fresh(act.command, me, act.at, act.text, act.mentions));
        break;
      case 'edit-comment':
        changeComment(threads, act.comment, { text: act.text, editedAt: act.at, mentions: act.mentions ?? [] });
        break;
      case 'delete-comment':
        changeComment(threads, act.comment, { text: null });
        break;
      case 'redact-comment':
        changeComment(threads, act.comment, { text: null, redacted: true });
        break;
      case 'react':
        react(threads, act.comment, act.reaction, me, act.on);
        break;
      case 'assign-thread':
        changeThread(threads, act.thread, { assigned: act.person });
        break;
      case 'resolve-thread':
        changeThread(threads, act.thread, {
          resolved: { by: me, at: act.at, kind: act.kind ?? null, outcome: act.outcome ?? null },
        });
        break;
      case 'reopen-thread':
        changeThread(threads, act.thread, { resolved: null });
        break;
    }
  }
  return threads.filter((t) => t.comments.length > 0);
}

function fresh(key: string, by: string, at: string, text: string, mentions: readonly string[] = []): CommentView {
  return { key, id: null, by, at, text, editedAt: null, redacted: false, mentions, reactions: [], pending: true };
}

function changeComment(threads: ThreadView[], id: number, change: Partial<CommentView>): void {
  const comment = threads.flatMap((t) => t.comments).find((c) => c.id === id);
  if (comment) Object.assign(comment, change, { pending: true });
}

function changeThread(threads: ThreadView[], id: number, change: Partial<ThreadView>): void {
  const thread = threads.find((t) => t.id === id);
  if (thread) Object.assign(thread, change, { pending: true });
}

/** A reaction shows at once and says nothing of being on its way: it is too small for that. */
function react(threads: ThreadView[], id: number, key: ReactionKey, me: string, on: boolean): void {
  const comment = threads.flatMap((t) => t.comments).find((c) => c.id === id);
  if (!comment) return;
  const others = comment.reactions.map((r) => (r.key === key ? { key, by: r.by.filter((by) => by !== me) } : r));
  const known = others.some((r) => r.key === key);
  const all = on && !known ? [...others, { key, by: [] }] : others;
  comment.reactions = all
    .map((r) => (on && r.key === key ? { key, by: [...r.by, me] } : r))
    .filter((r) => r.by.length > 0);
}

/** What stands where a text was. */
export function tombstone(comment: { redacted: boolean }): string {
  return comment.redacted ? 'Redacted by a chair' : 'deleted';
}

/** What the bubble counts: comments that still say something, in threads still open. */
export function openComments(threads: readonly ThreadView[]): number {
  return threads.filter((t) => !t.resolved).reduce((n, t) => n + t.comments.filter((c) => c.text !== null).length, 0);
}
