import { useId, useState } from 'preact/hooks';
import { completions, typedCall } from './mentions';
import type { Review } from './review';

interface Completing {
  /** For the text box. */
  aria: Record<string, string | undefined>;
  /** Whether the key was for the list. */
  onKey: (event: KeyboardEvent) => boolean;
  list: preact.JSX.Element | null;
}

/** Offers people's names behind an "@" that is being typed. */
export function useCompletions(
  review: Review,
  text: string,
  caret: number,
  take: (text: string, caret: number) => void,
): Completing {
  const id = useId();
  const [at, setAt] = useState(0);
  const [closed, setClosed] = useState(-1);
  const call = typedCall(text, caret);
  const people = call && call.from !== closed ? completions(call.query, review.people.value.values()) : [];
  const chosen = Math.min(at, people.length - 1);
  const pick = (index: number): void => {
    const person = people[index];
    if (!call || !person) return;
    const before = `${text.slice(0, call.from)}@${person.name} `;
    setAt(0);
    take(before + text.slice(caret), before.length);
  };
  const onKey = (event: KeyboardEvent): boolean => {
    if (people.length === 0 || event.ctrlKey || event.metaKey) return false;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) setAt((chosen + by + people.length) % people.length);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(chosen);
    else if (event.key === 'Escape') setClosed(call?.from ?? -1);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const open = people.length > 0;
  return {
    aria: {
      'aria-autocomplete': 'list',
      'aria-controls': open ? id : undefined,
      'aria-activedescendant': open ? `${id}-${chosen}` : undefined,
    },
    onKey,
    list: open ? (
      <ul class="completions" role="listbox" id={id} aria-label="People">
        {people.map((person, i) => (
          // Kept from taking the focus: one goes on typing.
          <li
            key={person.id}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === chosen}
            onMouseDown={(e) => e.preventDefault()}
            onClick={() => pick(i)}
          >
            <bdi>{person.name}</bdi>
          </li>
        ))}
      </ul>
    ) : null,
  };
}
