import { useEffect, useState } from 'preact/hooks';

/** The whole screen for the wall; not offered where the browser cannot. */
export function FullScreen() {
  const [full, setFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const look = (): void => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  if (!document.fullscreenEnabled) return null;
  const turn = (): void => {
    const done = full ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    done.catch(() => {
      // The browser may refuse; the page is as good in its window.
    });
  };
  return (
    <button type="button" class="tool wide full-screen" aria-pressed={full} onClick={turn}>
      Full screen
    </button>
  );
}
