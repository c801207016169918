import { useEffect, useId, useRef, useState } from 'preact/hooks';

interface Props {
  name: string;
  onCancel: () => void;
  onConfirm: (reason: string | null) => void;
}

/** Asks once more before a text is erased for good, and for a reason, which everybody may come to read. */
export function Redaction({ name, onCancel, onConfirm }: Props) {
  const [reason, setReason] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      class="redaction"
      aria-label={`Redact what ${name} wrote`}
      onSubmit={(e) => {
        e.preventDefault();
        onConfirm(reason.trim() || null);
      }}
      onKeyDown={(e) => {
        if (e.key !== 'Escape') return;
        e.stopPropagation();
        onCancel();
      }}
    >
      <p>
        Erase this text for good, every version of it, from the log and from earlier exports made again? It cannot be
        undone.
      </p>
      <label for={id}>Reason, without quoting it (optional)</label>
      <input id={id} ref={field} value={reason} maxLength={500} onInput={(e) => setReason(e.currentTarget.value)} />
      <div class="redaction-acts">
        <button type="submit">Erase for good</button>
        <button type="button" class="quiet" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
