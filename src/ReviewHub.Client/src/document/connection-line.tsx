import { useEffect, useState } from 'preact/hooks';
import { age } from '../words';
import type { Review } from './review';

/** One word for the connection, and while there is none how old the view is. */
export function ConnectionLine({ review }: { review: Review }) {
  const word = review.connection.word.value;
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (word === 'live') return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 5_000);
    return () => clearInterval(timer);
  }, [word]);
  const heard = review.connection.heardAt.value;
  const behind = word === 'live' ? review.behind.value : null;
  return (
    <span
      class="connection"
      role="status"
      data-connection={behind === null ? word : 'reconnecting'}
      title={behind ?? undefined}
    >
      {behind === null ? word : 'waiting'}
      {behind !== null && <span class="view-age"> · {behind}</span>}
      {behind === null && word !== 'live' && heard !== null && <span class="view-age"> · {age(now - heard)}</span>}
    </span>
  );
}
