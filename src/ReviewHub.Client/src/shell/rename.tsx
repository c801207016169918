import { useState } from 'preact/hooks';
import { api } from '../api';
import { Field, Form } from './form';

interface RenameProps {
  /** What is renamed, as a person would say it: "the board". */
  what: string;
  value: string;
  path: string;
  /** The member of the body that carries the new name. */
  member: 'name' | 'title';
  onRenamed: () => void;
}

/** A quiet way to give a thing another name, closed until it is wanted. */
export function Rename({ what, value, path, member, onRenamed }: RenameProps) {
  const [name, setName] = useState(value);
  const [open, setOpen] = useState(false);
  const save = async (): Promise<void> => {
    await api.put(path, { [member]: name });
    setOpen(false);
    onRenamed();
  };
  return (
    <details class="rename" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={`Rename ${what}`}>Rename</summary>
      <Form submit="Save" onSubmit={save} label={`Rename ${what}`}>
        <Field label={member === 'title' ? 'Title' : 'Name'} value={name} onInput={setName} required />
      </Form>
    </details>
  );
}
