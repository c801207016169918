import { useId } from 'preact/hooks';

interface Props<T extends string> {
  legend: string;
  words: Readonly<Record<T, { name: string; says: string }>>;
  value: T;
  onChange: (value: T) => void;
}

/** One of a few settings, each with what it means. */
export function Options<T extends string>({ legend, words, value, onChange }: Props<T>) {
  const name = useId();
  return (
    <fieldset>
      <legend>{legend}</legend>
      {(Object.keys(words) as T[]).map((key) => (
        <label class="option" key={key}>
          <input type="radio" name={name} checked={key === value} onChange={() => onChange(key)} />
          <span>
            {words[key].name}
            <span class="hint"> · {words[key].says}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
