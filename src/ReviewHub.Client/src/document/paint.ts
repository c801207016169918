import type { RowState } from '../live/view';

export interface Cell {
  state: RowState;
  /** Somebody is there now. */
  lit: boolean;
  current: boolean;
}

/** Paints one cell a paragraph, top to bottom or left to right. A canvas, because 2,000 elements would not be a thin map. */
export function paintStrip(canvas: HTMLCanvasElement, cells: readonly Cell[], along: 'x' | 'y'): void {
  const { clientWidth, clientHeight } = canvas;
  const brush = canvas.getContext('2d');
  if (!brush || clientWidth === 0 || clientHeight === 0) return;
  canvas.width = Math.round(clientWidth * devicePixelRatio);
  canvas.height = Math.round(clientHeight * devicePixelRatio);
  const length = along === 'y' ? canvas.height : canvas.width;
  const across = along === 'y' ? canvas.width : canvas.height;
  const style = getComputedStyle(canvas);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const colours: Record<RowState, string> = {
    hidden: colour('--state-none'),
    'no-quorum': colour('--state-none'),
    contested: colour('--state-contested'),
    'consensus-for': colour('--state-for'),
    'consensus-against': colour('--state-against'),
  };
  const [lit, ink] = [colour('--lit'), colour('--ink')];
  const each = Math.min(length / Math.max(1, cells.length), 14 * devicePixelRatio);
  const gap = each > 4 ? Math.min(devicePixelRatio, each / 4) : 0;
  const box = (i: number, from: number, width: number): [number, number, number, number] => {
    const size = Math.max(each - gap, each / 2);
    return along === 'y' ? [from, i * each, width, size] : [i * each, from, size, width];
  };
  cells.forEach((cell, i) => {
    brush.globalAlpha = cell.lit || along === 'x' ? 1 : 0.6;
    brush.fillStyle = colours[cell.state];
    brush.fillRect(...box(i, 0, across));
    brush.globalAlpha = 1;
    if (cell.lit) {
      brush.fillStyle = lit;
      brush.fillRect(...box(i, 0, across * 0.4));
    }
    if (cell.current) {
      brush.fillStyle = ink;
      brush.fillRect(...box(i, across * 0.75, across * 0.25));
    }
  });
}

/** Which cell stands at a distance along the strip. */
export function cellAt(distance: number, length: number, cells: number): number {
  const each = Math.min(length / Math.max(1, cells), 14);
  return Math.max(0, Math.min(cells - 1, Math.floor(distance / each)));
}
