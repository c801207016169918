import type { ParagraphLive } from '../live/apply';
import type { PendingAct } from '../live/store';
import type { Selector, Thread } from '../wire';

export interface CommentView {
  key: string;
  /** null while the server has not given it one. */
  id: number | null;
  by: string;
  at: string;
  text: string | null;
  editedAt: string | null;
  redacted: boolean;
  pending: boolean;
}

export interface ThreadView {
  key: string;
  id: number | null;
  selector: Selector | null;
  resolved: Thread['resolved'];
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
      .map((c): CommentView => ({ ...c, key: `c${c.id}`, pending: false }));
    return { ...thread, key: `t${thread.id}`, comments, pending: false };
  });
  for (const act of acts) {
    switch (act.type) {
      case 'start-thread':
        threads.push({
          key: act.command,
          id: null,
          selector: act.selector,
          resolved: null,
          comments: [fresh(act.command, me, act.at, act.text)],
          pending: true,
        });
        break;
      case 'reply':
        threads.find((t) => t.id === act.thread)?.comments.push(fresh(act.command, me, act.at, act.text));
        break;
      case 'edit-comment':
        changeComment(threads, act.comment, { text: act.text, editedAt: act.at });
        break;
      case 'delete-comment':
        changeComment(threads, act.comment, { text: null });
        break;
      case 'redact-comment':
        changeComment(threads, act.comment, { text: null, redacted: true });
        break;
      case 'resolve-thread':
        changeThread(threads, act.thread, { by: me, at: act.at, kind: null, outcome: null });
        break;
      case 'reopen-thread':
        changeThread(threads, act.thread, null);
        break;
    }
  }
  return threads.filter((t) => t.comments.length > 0);
}

function fresh(key: string, by: string, at: string, text: string): CommentView {
  return { key, id: null, by, at, text, editedAt: null, redacted: false, pending: true };
}

function changeComment(threads: ThreadView[], id: number, change: Partial<CommentView>): void {
  const comment = threads.flatMap((t) => t.comments).find((c) => c.id === id);
  if (comment) Object.assign(comment, change, { pending: true });
}

function changeThread(threads: ThreadView[], id: number, resolved: Thread['resolved']): void {
  const thread = threads.find((t) => t.id === id);
  if (thread) Object.assign(thread, { resolved, pending: true });
}

/** What stands where a text was. */
export function tombstone(comment: { redacted: boolean }): string {
  return comment.redacted ? 'Redacted by a chair' : 'deleted';
}

/** What the bubble counts: comments that still say something, in threads still open. */
export function openComments(threads: readonly ThreadView[]): number {
  return threads.filter((t) => !t.resolved).reduce((n, t) => n + t.comments.filter((c) => c.text !== null).length, 0);
}
