import type { PlotOptions } from '@observablehq/plot';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export type Plots = typeof import('@observablehq/plot');

interface Props {
  /** What the picture shows, for those who do not see it. */
  label: string;
  draw: (plots: Plots, width: number) => PlotOptions;
  /** What the picture was drawn from: it is drawn again when one of these changes. */
  of: readonly unknown[];
  /** The same in rows and columns. */
  children: ComponentChildren;
  /** The table stands open beside the picture. */
  open?: boolean;
}

/** A picture with its table behind it. The library that draws comes only once there is something to draw. */
export function PlotFigure({ label, draw, of, children, open }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [plots, setPlots] = useState<Plots | null>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    import('@observablehq/plot').then(setPlots, () => {
      // The table says the same.
    });
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    if (place.current) observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (!plots || width === 0) return;
    const picture = plots.plot({ width, style: { fontSize: '13px', background: 'none' }, ...draw(plots, width) });
    // The page's policy refuses inline sheets; ours has the few rules this one would bring.
    picture.querySelectorAll('style').forEach((sheet) => sheet.remove());
    // One name for the whole picture: those of its groups stand on elements that may have none.
    picture.querySelectorAll('[aria-label]').forEach((group) => group.removeAttribute('aria-label'));
    picture.setAttribute('role', 'img');
    picture.setAttribute('aria-label', label);
    place.current?.replaceChildren(picture);
  }, [plots, width, label, ...of]);
  return (
    <figure class="plot-figure">
      <div class="plot" ref={place} />
      {open ? children : <Behind>{children}</Behind>}
    </figure>
  );
}

/** A long table is made only when somebody wants it. */
function Behind({ children }: { children: ComponentChildren }) {
  const [wanted, setWanted] = useState(false);
  return (
    <details class="behind" onToggle={(event) => setWanted(event.currentTarget.open)}>
      <summary>As a table</summary>
      {wanted && children}
    </details>
  );
}

/** Groups by hue and shape, never by hue alone. */
export const groupSymbols = ['circle', 'square', 'triangle', 'diamond', 'star', 'wye'] as const;

export function groupColour(group: number): string {
  return `var(--group-${group % groupSymbols.length})`;
}

export function groupSymbol(group: number): (typeof groupSymbols)[number] {
  return groupSymbols[group % groupSymbols.length] ?? 'circle';
}
