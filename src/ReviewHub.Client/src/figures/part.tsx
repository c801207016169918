import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  title: string;
  says?: string;
  children: ComponentChildren;
}

/** One part of the figures under its heading. */
export function Part({ title, says, children }: Props) {
  const id = useId();
  return (
    <section class="part-of" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {says && <p class="hint">{says}</p>}
      {children}
    </section>
  );
}

interface TableProps {
  label: string;
  head: readonly string[];
  children: ComponentChildren;
}

/** A table that scrolls within itself where the screen is narrow. */
export function Table({ label, head, children }: TableProps) {
  return (
    <div class="table-frame" tabIndex={0} role="group" aria-label={label}>
      <table>
        <thead>
          <tr>
            {head.map((title) => (
              <th scope="col">{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
