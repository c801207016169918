import { useEffect } from 'preact/hooks';
import { navigate } from '../router';
import { isTyping } from './keys';
import type { Review } from './review';

/** Keys of a page beside the text: its own, and those that lead away from it. */
export function useSideKeys(review: Review, keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    let previous = '';
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || review.sheet.value) return;
      const home = previous === 'g' && event.key === 'h' ? () => navigate('/') : undefined;
      previous = event.key;
      const act = home ?? keys[event.key] ?? shared(review)[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  });
}

function shared(review: Review): Readonly<Record<string, () => void>> {
  const go = (view: string) => (): void => navigate(`/documents/${review.text.id}${view}`);
  return {
    f: go('/figures'),
    m: go('/meeting'),
    t: go(''),
    p: () => (review.sheet.value = { type: 'protocol' }),
  };
}
