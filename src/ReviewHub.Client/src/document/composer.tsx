import { useEffect, useRef, useState } from 'preact/hooks';
import { type Draft, type Place, dropDraft, readDraft, writeDraft } from '../live/drafts';
import type { Selector } from '../wire';
import { useCompletions } from './completions';
import { mentionsIn } from './mentions';
import type { Review } from './review';

interface Props {
  review: Review;
  place: Place;
  label: string;
  send: string;
  /** What stands there when no draft does: the text being edited. */
  initial?: string;
  selector?: Selector | null;
  /** Anything true asks for the focus; a new value asks again. */
  focus?: unknown;
  onSend: (draft: Draft, mentions: readonly string[]) => void;
  onCancel?: () => void;
  onTyping?: (typing: boolean) => void;
}

const longest = 10_000;

/** Where a comment is written. Every keystroke is kept in the browser's storage until the comment is sent. */
export function Composer(props: Props) {
  const { review, place, label, initial = '', selector = null, focus, onSend, onCancel, onTyping } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  const read = (): Draft => readDraft(localStorage, place) ?? { text: initial, selector };
  const [draft, setDraft] = useState(read);
  const returned = review.draftsReturned.value;
  useEffect(() => setDraft(read()), [returned]);
  useEffect(() => {
    if (selector) setDraft((d) => ({ ...d, selector }));
  }, [selector]);
  useEffect(() => {
    if (focus) box.current?.focus({ preventScroll: true });
  }, [focus]);

  const keep = (text: string): void => {
    const next = { text, selector: draft.selector };
    setDraft(next);
    writeDraft(localStorage, place, next);
  };
  const [caret, setCaret] = useState(0);
  const completing = useCompletions(review, draft.text, caret, (text, at) => {
    keep(text);
    setCaret(at);
    requestAnimationFrame(() => box.current?.setSelectionRange(at, at));
  });
  const send = (): void => {
    if (draft.text.trim() === '') return box.current?.focus();
    dropDraft(localStorage, place);
    setDraft({ text: '', selector: null });
    onSend({ text: draft.text.trim(), selector: draft.selector }, mentionsIn(draft.text, review.people.value.values()));
  };
  const keys = (event: KeyboardEvent): void => {
    if (completing.onKey(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      onCancel?.();
    }
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onFocusIn={() => onTyping?.(true)}
      onFocusOut={() => onTyping?.(false)}
    >
      {draft.selector && (
        <blockquote class="about" dir="auto">
          {draft.selector.exact}
        </blockquote>
      )}
      <div class="completing">
        <textarea
          ref={box}
          aria-label={label}
          placeholder={label}
          dir="auto"
          rows={3}
          maxLength={longest}
          value={draft.text}
          {...completing.aria}
          onInput={(event) => {
            keep(event.currentTarget.value);
            setCaret(event.currentTarget.selectionStart);
          }}
          onKeyDown={keys}
        />
        {completing.list}
      </div>
      <div class="composer-foot">
        <span class="hint">Kept as a draft · Ctrl+Enter sends</span>
        {onCancel && (
          <button type="button" class="quiet" onClick={onCancel}>
            Close
          </button>
        )}
        <button type="submit" class="primary">
          {props.send}
        </button>
      </div>
    </form>
  );
}
