import type { DocumentFigures, Round, RoundChange } from '../wire';
import { Part } from './part';
import { changeReading, chanceReading, intervalText, isNumber, numberText, whyHidden } from './readings';

/** What moved from one round to the next. */
export function BetweenRounds({ figures, round }: { figures: DocumentFigures | null; round: Round | null }) {
  return (
    <Part title="Changes between rounds">
      {!figures && <p class="nothing">{whyHidden(round)}</p>}
      {figures && !figures.change && (
        <p class="nothing">No round before this one asked the same, so there is nothing to compare it with.</p>
      )}
      {figures?.change && <Change change={figures.change} />}
    </Part>
  );
}

function Change({ change }: { change: RoundChange }) {
  const { from, to, kappa } = change;
  return (
    <>
      {changeReading(change).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>
        Rounds {from} and {to} against each other: κ {numberText(kappa.value)}
        {isNumber(kappa.lower) && ` (${intervalText(kappa)})`}. {chanceReading(kappa)}
      </p>
    </>
  );
}
