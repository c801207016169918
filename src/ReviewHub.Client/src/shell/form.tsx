import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { messageOf } from '../api';
import { Problem } from './small';

interface FieldProps {
  label: string;
  value: string;
  says?: string;
  onInput: (value: string) => void;
  type?: 'text' | 'email' | 'password' | 'number';
  autoComplete?: string;
  autoFocus?: boolean;
  required?: boolean;
  placeholder?: string;
  minLength?: number;
  maxLength?: number;
  min?: number;
  max?: number;
}

export function Field({ label, value, says, onInput, type = 'text', ...rest }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        value={value}
        aria-describedby={says ? `${id}-says` : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
        // The element's types tell the kinds of input apart one by one; none of the differences matters here.
        type={type as 'text'}
        {...rest}
      />
      {says && (
        <p class="hint" id={`${id}-says`}>
          {says}
        </p>
      )}
    </div>
  );
}

interface FormProps {
  submit: string;
  onSubmit: () => Promise<void>;
  children?: ComponentChildren;
  label?: string;
}

/** A form that cannot be sent twice at once and says beside its button why it failed. */
export function Form({ submit, onSubmit, children, label }: FormProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await onSubmit();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form class="form" aria-label={label} onSubmit={(event) => void send(event)}>
      {children}
      <Problem>{problem}</Problem>
      <button type="submit" class="primary" aria-disabled={busy}>
        {submit}
      </button>
    </form>
  );
}
