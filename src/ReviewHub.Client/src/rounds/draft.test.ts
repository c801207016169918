import { describe, expect, it } from 'vitest';
import { newDraft, newQuestion, questionKeys, requestOf } from './draft';

describe('a protocol being filled in', () => {
  it('asks for the usual question and rule when nothing was changed', () => {
    expect(requestOf(newDraft(), null)).toMatchObject({
      questions: [{ key: 'overall', prompt: '', scale: { key: 'accept-revise-reject' } }],
      rule: { kind: 'percent-agreement', threshold: 75, quorum: 50, neutralCounts: true },
      eligible: null,
      deadline: null,
      paragraph: null,
    });
  });

  it('sends the figures of its own rule alone', () => {
    const draft = { ...newDraft(), rule: 'comet-70-15', figures: { quorum: '60', threshold: '90' } };
    expect(requestOf(draft, 4).rule).toEqual({ kind: 'comet-70-15', majority: 70, minority: 15, quorum: 60 });
  });

  it('makes keys of the words of each question, no two the same', () => {
    const asked = ['Is it accurate?', 'Is it accurate!', 'Clarté', ''].map((prompt) => ({ ...newQuestion(), prompt }));
    expect(questionKeys(asked)).toEqual(['is-it-accurate', 'is-it-accurate-2', 'clarte', 'overall']);
  });

  it('takes a scale of one’s own, with keys from its labels', () => {
    const categories = [
      { label: ' Must have ', key: '', side: 'for' as const },
      { label: 'No', key: 'n', side: 'against' as const },
    ];
    const draft = { ...newDraft(), questions: [{ prompt: '', scale: 'custom', categories }] };
    expect(requestOf(draft, null).questions[0]?.scale).toEqual({
      categories: [
        { label: 'Must have', key: 'must-have', side: 'for' },
        { label: 'No', key: 'n', side: 'against' },
      ],
    });
  });
});
