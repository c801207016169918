import type { ChairView, Changes, Naming, RoundRequest, Side, Visibility } from '../wire';

/** A protocol as it is being filled in: every field is what stands in the form. */
export interface ProtocolDraft {
  questions: QuestionDraft[];
  rule: string;
  figures: Record<string, string>;
  neutralCounts: boolean;
  visibility: Visibility;
  naming: Naming;
  chairView: ChairView;
  changes: Changes;
  everybody: boolean;
  eligible: readonly string[];
  /** As the browser's field gives it: local time without a zone, or empty. */
  deadline: string;
}

export interface QuestionDraft {
  prompt: string;
  scale: string;
  categories: CategoryDraft[];
}

export interface CategoryDraft {
  label: string;
  key: string;
  side: Side;
}

export interface Figure {
  name: string;
  label: string;
  initial: string;
  max: number;
}

const quorum: Figure = { name: 'quorum', label: 'Quorum, % of those who judge', initial: '50', max: 100 };

export const rules: readonly { kind: string; name: string; says: string; figures: readonly Figure[] }[] = [
  {
    kind: 'percent-agreement',
    name: 'Percent agreement',
    says: 'Consensus when enough of the votes are on one side.',
    figures: [{ name: 'threshold', label: 'Threshold, %', initial: '75', max: 100 }, quorum],
  },
  {
    kind: 'comet-70-15',
    name: 'COMET 70/15',
    says: 'In when enough rate it critical and few rate it unimportant; out the other way round.',
    figures: [
      { name: 'majority', label: 'At least, %', initial: '70', max: 100 },
      { name: 'minority', label: 'And fewer than, %', initial: '15', max: 100 },
      quorum,
    ],
  },
  {
    kind: 'rand-ucla',
    name: 'RAND/UCLA',
    says: 'The median without disagreement, for nine-point scales.',
    figures: [quorum],
  },
  {
    kind: 'iqr',
    name: 'Interquartile range',
    says: 'The median when the middle half of the votes is close together; five categories or more.',
    figures: [{ name: 'maximum', label: 'Largest range', initial: '1', max: 10 }, quorum],
  },
];

export const scales = [
  { key: 'accept-revise-reject', name: 'Accept, needs work, reject' },
  { key: 'agree-disagree-pass', name: 'Agree, pass, disagree' },
  { key: 'likert-5', name: 'Strongly agree to strongly disagree (5)' },
  { key: 'rand-9', name: 'Nine points, 9 to 1' },
  { key: 'custom', name: 'A scale of your own…' },
] as const;

export function newDraft(): ProtocolDraft {
  return {
    questions: [newQuestion()],
    rule: 'percent-agreement',
    figures: {},
    neutralCounts: true,
    visibility: 'blind-until-voted',
    naming: 'named',
    chairView: 'as-reviewers',
    changes: 'allowed',
    everybody: true,
    eligible: [],
    deadline: '',
  };
}

export function newQuestion(): QuestionDraft {
  return {
    prompt: '',
    scale: 'accept-revise-reject',
    categories: [
      { label: 'Yes', key: 'yes', side: 'for' },
      { label: 'No', key: 'no', side: 'against' },
    ],
  };
}

/** The protocol to ask for. What cannot hold is the server's to refuse, in words. */
export function requestOf(draft: ProtocolDraft, paragraph: number | null): RoundRequest {
  const figures = rules.find((r) => r.kind === draft.rule)?.figures ?? [];
  const values = figures.map(({ name, initial }) => [name, Number(draft.figures[name] ?? initial)] as const);
  const percent: Record<string, boolean> =
    draft.rule === 'percent-agreement' ? { neutralCounts: draft.neutralCounts } : {};
  const keys = questionKeys(draft.questions);
  return {
    questions: draft.questions.map(({ prompt, scale, categories }, i) => ({
      key: keys[i] ?? 'overall',
      prompt: prompt.trim(),
      scale: scale === 'custom' ? { categories: categories.map(filled) } : { key: scale },
    })),
    rule: { kind: draft.rule, ...Object.fromEntries(values), ...percent },
    visibility: draft.visibility,
    naming: draft.naming,
    chairView: draft.chairView,
    changes: draft.changes,
    eligible: draft.everybody ? null : [...draft.eligible],
    deadline: draft.deadline ? new Date(draft.deadline).toISOString() : null,
    paragraph,
  };
}

/** A key made of its words, unless it goes without saying; told apart by number where two would be the same. */
export function questionKeys(questions: readonly QuestionDraft[]): string[] {
  const keys: string[] = [];
  for (const { prompt } of questions) {
    const key = keyOf(prompt, 36) || 'overall';
    const same = keys.filter((other) => other === key || other.startsWith(`${key}-`)).length;
    keys.push(same === 0 ? key : `${key}-${same + 1}`);
  }
  return keys;
}

/** Lower-case letters and digits joined by hyphens, as frozen in logs and exports. */
export function keyOf(words: string, longest: number): string {
  const plain = words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
}

function filled({ label, key, side }: CategoryDraft): CategoryDraft {
  return { label: label.trim(), key: key.trim() || keyOf(label, 20), side };
}
