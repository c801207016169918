import type { DocumentText, ParagraphText, Receipt, WatchReply } from '../wire';
import type { Act, ActBody } from './acts';

/** Samples for tests. */
export const some = {
  act(command: string, body: ActBody = { type: 'take-stance', stance: 'accept' }, paragraph = 1): Act {
    return { ...body, command, document: 'doc', paragraph, at: `2026-01-01T00:00:00.00${command.length}Z` };
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
      scale: {
        key: 'accept-revise-reject',
        categories: [
          { key: 'accept', label: 'Accept', side: 'for' },
          { key: 'revise', label: 'Needs work', side: 'neutral' },
          { key: 'reject', label: 'Reject', side: 'against' },
        ],
      },
      round: null,
      rounds: [],
      rule: { kind: 'percent-agreement', threshold: 75, quorum: 50, neutralCounts: true, inWords: '' },
      paragraphs: Array.from({ length: paragraphs }, (_, i) => some.paragraph(i + 1)),
    };
  },

  reply(sequence: number, own: Record<string, Record<string, string>> = {}, epoch = 'e'): WatchReply {
    const snapshot = {
      document: 'doc',
      epoch,
      sequence,
      title: 'Draft',
      eligible: 4,
      paragraphs: [],
      here: [],
      rounds: [],
      recusals: [],
    };
    const me = { id: 'me', pseudonyms: {}, eligible: [], recused: [] };
    return { snapshot, batches: [], own, seen: [], me };
  },
};
