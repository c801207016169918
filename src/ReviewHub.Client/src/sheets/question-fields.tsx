import { useId } from 'preact/hooks';
import { type CategoryDraft, type QuestionDraft, keyOf, scales } from '../rounds/draft';
import { Field } from '../shell/form';
import type { Side } from '../wire';

interface Props {
  number: number;
  question: QuestionDraft;
  onChange: (question: QuestionDraft) => void;
  /** null for the last one left. */
  onRemove: (() => void) | null;
}

/** One question with its scale, ready-made or of one's own. */
export function QuestionFields({ number, question, onChange, onRemove }: Props) {
  const id = useId();
  const set = (change: Partial<QuestionDraft>): void => onChange({ ...question, ...change });
  return (
    <fieldset>
      <legend>Question {number}</legend>
      <Field
        label="Asks"
        placeholder={number === 1 ? 'Nothing more: what do you make of it?' : ''}
        required={number > 1}
        maxLength={300}
        value={question.prompt}
        onInput={(prompt) => set({ prompt })}
      />
      <div class="field">
        <label for={id}>Scale</label>
        <select id={id} value={question.scale} onChange={(e) => set({ scale: e.currentTarget.value })}>
          {scales.map(({ key, name }) => (
            <option value={key}>{name}</option>
          ))}
        </select>
      </div>
      {question.scale === 'custom' && (
        <Categories categories={question.categories} onChange={(categories) => set({ categories })} />
      )}
      {onRemove && (
        <button type="button" class="quiet" onClick={onRemove}>
          Remove question {number}
        </button>
      )}
    </fieldset>
  );
}

const mostCategories = 11;
const fewestCategories = 2;
const sides: readonly [Side, string][] = [
  ['for', 'For'],
  ['neutral', 'Neutral'],
  ['against', 'Against'],
];

interface CategoriesProps {
  categories: readonly CategoryDraft[];
  onChange: (categories: CategoryDraft[]) => void;
}

/** From most for to most against; the key is made of the label unless one is given. */
function Categories({ categories, onChange }: CategoriesProps) {
  const set = (i: number, change: Partial<CategoryDraft>): void =>
    onChange(categories.map((c, at) => (at === i ? { ...c, ...change } : c)));
  const add = (): void => onChange([...categories, { label: '', key: '', side: 'against' }]);
  return (
    <div role="group" aria-label="Categories, from most for to most against">
      <p class="hint">From most for to most against. Everybody may abstain besides.</p>
      {categories.map((category, i) => (
        <div class="category-row" key={i}>
          <input
            aria-label={`Label of category ${i + 1}`}
            placeholder="Label"
            required
            maxLength={60}
            value={category.label}
            onInput={(e) => set(i, { label: e.currentTarget.value })}
          />
          <input
            aria-label={`Key of category ${i + 1}`}
            placeholder={keyOf(category.label, 20) || 'key'}
            maxLength={20}
            value={category.key}
            onInput={(e) => set(i, { key: e.currentTarget.value })}
          />
          <select
            aria-label={`Side of category ${i + 1}`}
            value={category.side}
            onChange={(e) => set(i, { side: e.currentTarget.value as Side })}
          >
            {sides.map(([side, name]) => (
              <option value={side}>{name}</option>
            ))}
          </select>
          <button
            type="button"
            class="quiet"
            aria-label={`Remove category ${i + 1}`}
            aria-disabled={categories.length <= fewestCategories}
            onClick={() => categories.length > fewestCategories && onChange(categories.filter((_, at) => at !== i))}
          >
            ×
          </button>
        </div>
      ))}
      {categories.length < mostCategories && (
        <p class="row-acts">
          <button type="button" onClick={add}>
            Add a category
          </button>
        </p>
      )}
    </div>
  );
}
