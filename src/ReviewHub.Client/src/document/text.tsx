import type { ComponentChildren } from 'preact';
import type { Mark, ParagraphText } from '../wire';
import { type Span, toCodePoint } from '../selectors/code-points';
import { type Quote, type Segment, safeHref, segments, tableCells } from './segments';

interface Props {
  paragraph: ParagraphText;
  quotes: readonly Quote[];
  onQuote: (thread: number) => void;
}

/** The words of one paragraph, set as what they are. */
export function Text({ paragraph, quotes, onQuote }: Props) {
  const { kind, text, level, ordinal } = paragraph;
  const run = <Run paragraph={paragraph} quotes={quotes} onQuote={onQuote} />;
  switch (kind) {
    case 'heading':
      return heading(level ?? 1, run);
    case 'list-item':
      return (
        <div class={`text item nested-${Math.min(level ?? 1, 6)}`} dir="auto">
          <span class="bullet">{ordinal === null ? '•' : `${ordinal}.`}</span>
          <span data-start={0}>{run}</span>
        </div>
      );
    case 'quote':
      return (
        <blockquote class="text quotation" dir="auto" data-start={0}>
          {run}
        </blockquote>
      );
    case 'code':
      return (
        <pre class="text code" tabIndex={0} aria-label="Code">
          <code data-start={0}>{run}</code>
        </pre>
      );
    case 'table':
      return <Table paragraph={paragraph} quotes={quotes} onQuote={onQuote} />;
    case 'figure':
      return (
        <p class="text figure" dir="auto">
          <span class="figure-word">Figure</span> <span data-start={0}>{text === '' ? '' : run}</span>
        </p>
      );
    case 'prose':
      return (
        <p class="text" dir="auto" data-start={0}>
          {run}
        </p>
      );
  }
}

/** The page's own title is the h1, so the document's headings begin one below. */
function heading(level: number, run: ComponentChildren) {
  const Tag = `h${Math.min(level + 1, 6)}` as 'h2';
  return (
    <Tag class={`text heading level-${level}`} dir="auto" data-start={0}>
      {run}
    </Tag>
  );
}

function Table(props: Props) {
  const { text } = props.paragraph;
  const [head = [], ...body] = tableCells(text);
  const cell = (span: Span) => <Run {...props} within={span} />;
  const start = (span: Span) => toCodePoint(text, span.start);
  return (
    <div class="text table" tabIndex={0} role="group" aria-label="Table">
      <table>
        <thead>
          <tr>
            {head.map((span) => (
              <th scope="col" dir="auto" data-start={start(span)}>
                {cell(span)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((line) => (
            <tr>
              {line.map((span) => (
                <td dir="auto" data-start={start(span)}>
                  {cell(span)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Run({ paragraph, quotes, onQuote, within }: Props & { within?: Span }) {
  return <>{segments(paragraph.text, paragraph.marks, quotes, within).map((s) => dress(s, onQuote))}</>;
}

function dress(segment: Segment, onQuote: (thread: number) => void): ComponentChildren {
  const inner = segment.marks.reduce<ComponentChildren>(wrap, segment.text);
  const thread = segment.quotes.at(-1);
  if (thread === undefined) return inner;
  return (
    <mark class="quoted" data-thread={thread} onClick={() => onQuote(thread)}>
      {inner}
    </mark>
  );
}

function wrap(inner: ComponentChildren, mark: Mark): ComponentChildren {
  switch (mark.kind) {
    case 'emphasis':
      return <em>{inner}</em>;
    case 'strong':
      return <strong>{inner}</strong>;
    case 'code':
      return <code>{inner}</code>;
    case 'link': {
      const href = safeHref(mark.href);
      return href ? (
        <a href={href} rel="noopener noreferrer" target="_blank">
          {inner}
        </a>
      ) : (
        inner
      );
    }
  }
}
