import type { Review } from '../document/review';
import { later } from './later';

const Protocol = later(() => import('./protocol').then((m) => m.ProtocolSheet));
const OpenRound = later(() => import('./open-round').then((m) => m.OpenRoundSheet));
const WorklistPanel = later(() => import('./worklist-panel').then((m) => m.WorklistPanel));

const CampsSheet = later(() => import('../figures/camps-sheet').then((m) => m.CampsSheet));

/** What hangs over the page, each fetched when it is first opened. */
export function Sheets({ review }: { review: Review }) {
  const sheet = review.sheet.value;
  switch (sheet?.type) {
    case 'protocol':
      return <Protocol review={review} />;
    case 'open-round':
      return <OpenRound review={review} paragraph={sheet.paragraph} />;
    case 'worklist':
      return <WorklistPanel review={review} />;
    case 'camps':
      return <CampsSheet review={review} />;
    case undefined:
      return null;
  }
}
