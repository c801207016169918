import type { Answers, Comment, DocumentText, Entry, ParagraphText, Receipt, Round, Scale, WatchReply } from '../wire';
import type { Act, ActBody } from './acts';

const rule = { kind: 'percent-agreement', quorum: 50, inWords: '' };
const scale: Scale = {
  key: 'accept-revise-reject',
  categories: [
    { key: 'accept', label: 'Accept', side: 'for' },
    { key: 'revise', label: 'Needs work', side: 'neutral' },
    { key: 'reject', label: 'Reject', side: 'against' },
  ],
};

/** Samples for tests. */
export const some = {
  act(command: string, body: ActBody = some.taking('accept'), paragraph = 1): Act {
    return { ...body, command, document: 'doc', paragraph, at: `2026-01-01T00:00:00.00${command.length}Z` };
  },

  taking(stance: string, question = 'overall', round = 1): ActBody {
    return { type: 'take-stance', stance, question, round };
  },

  round(number = 1, terms: Partial<Round> = {}): Round {
    return {
      number,
      paragraph: null,
      questions: [{ key: 'overall', prompt: '', scale }],
      rule,
      visibility: 'open',
      naming: 'named',
      chairView: 'as-reviewers',
      changes: 'allowed',
      deadline: null,
      openedAt: '2026-01-01T00:00:00.000Z',
      openedBy: 'chair',
      closedAt: null,
      closedBy: null,
      eligible: 4,
      ...terms,
    };
  },

  comment(id: number, terms: Partial<Comment> = {}): Comment {
    const at = '2026-01-01T00:00:00.000Z';
    return { id, thread: 1, by: 'ann', at, text: 'So?', editedAt: null, redacted: false, ...terms };
  },

  tally(paragraph: number, version: number, counts: number[], of: { round?: number; question?: string } = {}): Entry {
    return { type: 'tally', paragraph, version, counts, state: 'contested', ...of };
  },

  receipt(version: number): Receipt {
    return { version, at: '2026-01-01T00:00:00.000Z' };
  },

  paragraph(id: number): ParagraphText {
    return { id, index: id - 1, kind: 'prose', level: null, ordinal: null, text: `Text ${id}`, marks: [] };
  },

  document(paragraphs = 3): DocumentText {
    return {
      id: 'doc',
      title: 'Draft',
      board: { id: 'board', name: 'Board' },
      role: 'reviewer',
      revision: { number: 1, publishedAt: '2026-01-01T00:00:00.000Z' },
      scale,
      rule,
      rounds: [some.round()],
      paragraphs: Array.from({ length: paragraphs }, (_, i) => some.paragraph(i + 1)),
    };
  },

  reply(sequence: number, own: Record<string, Answers> = {}, epoch = 'e'): WatchReply {
    const snapshot = {
      document: 'doc',
      epoch,
      sequence,
      title: 'Draft',
      eligible: 4,
      paragraphs: [],
      here: [],
    };
    return { snapshot, batches: [], own };
  },
};
