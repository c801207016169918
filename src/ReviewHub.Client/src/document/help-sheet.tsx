import { useEffect, useRef } from 'preact/hooks';
import { buttonsOf } from './votes';
import type { Review } from './review';

/** Every key in one sheet; each also has a labelled control on the page. */
export function HelpSheet({ review }: { review: Review }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = review.helping.value;
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  const question = review.documentRound?.questions[0];
  const buttons = question ? buttonsOf(question).filter(({ key }) => key !== null) : [];
  const lines: [keys: string[], does: string][] = [
    [['j', 'k'], 'next, previous paragraph'],
    [['J', 'K'], 'next, previous paragraph you have not judged'],
    ...(buttons.length <= 6
      ? buttons.map(({ choice, key }): [string[], string] => {
          return [choice.look === 'abstain' ? [...new Set([key ?? '0', '0'])] : [key ?? ''], choice.label];
        })
      : ([
          [['1', '–', '9'], 'the answers, in their order'],
          [['0'], 'Abstain'],
        ] as [string[], string][])),
    [['s'], 'keep what you said in the round before'],
    [['c'], 'comment on the paragraph'],
    [['r'], 'reply in its thread'],
    [['e'], 'resolve the thread, or reopen it'],
    [['t'], 'open or close the threads'],
    [['w'], 'worklist: what waits for you'],
    [['p'], 'the round and its rules'],
    [['f'], 'figures: what the votes add up to'],
    [['m'], 'meeting: one paragraph for the projector'],
    [['/'], 'search text and comments'],
    [['g', 'h'], 'home (one after the other)'],
    [['?'], 'this sheet'],
    [['Esc'], 'back one level'],
  ];
  return (
    <dialog class="sheet" ref={dialog} aria-labelledby="keys-title" onClose={() => (review.helping.value = false)}>
      <h2 id="keys-title">Keys</h2>
      <dl>
        {lines.map(([keys, does]) => (
          <div>
            <dt>
              {keys.map((key) => (
                <kbd>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">Select words in a paragraph to comment on just those. Press a vote again to take it back.</p>
      <button type="button" class="primary" onClick={() => (review.helping.value = false)}>
        Close
      </button>
    </dialog>
  );
}
