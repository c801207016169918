/** Where a key leads from one cell among many that run in lines of `columns`; null for keys that mean nothing here. */
export function cellAfter(key: string, at: number, cells: number, columns: number): number | null {
  const within = (to: number): number => (to >= 0 && to < cells ? to : at);
  switch (key) {
    case 'ArrowRight':
      return within(at + 1);
    case 'ArrowLeft':
      return within(at - 1);
    case 'ArrowDown':
      return within(at + columns);
    case 'ArrowUp':
      return within(at - columns);
    case 'Home':
      return 0;
    case 'End':
      return cells - 1;
    default:
      return null;
  }
}

/** How many cells stand in the first line. */
export function columnsOf(cells: readonly { offsetTop: number }[]): number {
  const next = cells.findIndex((cell) => cell.offsetTop !== cells[0]?.offsetTop);
  return next < 0 ? Math.max(1, cells.length) : next;
}
