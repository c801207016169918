/**
 * An act may take away the very button it was done with (Delete, Save, Dismiss). Focus then goes to the nearest thing
 * around it that is still there: the thread's reply, the panel, the paragraph. Returns how to stop.
 */
export function keepFocus(root: HTMLElement): () => void {
  let around: HTMLElement[] = [];
  const remember = (event: FocusEvent): void => {
    around = [];
    for (let at = event.target as HTMLElement | null; at && at !== root; at = at.parentElement) around.push(at);
  };
  const observer = new MutationObserver(() => {
    if (around.length === 0 || around[0]?.isConnected || document.activeElement !== document.body) return;
    const near = around.find((element) => element.isConnected && target(element));
    if (near) target(near)?.focus({ preventScroll: true });
    else around = [];
  });
  root.addEventListener('focusin', remember);
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    root.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}

function target(element: HTMLElement): HTMLElement | null {
  if (element.matches('.thread')) return element.querySelector('[data-verb]');
  if (element.matches('.panel')) return element.querySelector('h2');
  return element.matches('.row') ? element : null;
}
