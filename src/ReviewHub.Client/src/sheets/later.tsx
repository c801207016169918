import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Problem } from '../shell/small';

/** A part of the page that is fetched when it is first asked for, so that reading does not wait for it. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  return function Later(props: P) {
    const [Part, setPart] = useState<ComponentType<P> | null>(() => loaded);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (Part) return;
      let left = false;
      load().then(
        (part) => {
          loaded = part;
          if (!left) setPart(() => part);
        },
        () => left || setFailed(true),
      );
      return () => {
        left = true;
      };
    }, []);
    if (failed) return <Problem>This part of the page could not be fetched. Reload the page and try again.</Problem>;
    return Part ? <Part {...props} /> : null;
  };
}
