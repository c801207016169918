import { describe, expect, it } from 'vitest';
import { cellAfter, columnsOf } from './strip-keys';

const after = (key: string, at: number) => cellAfter(key, at, 10, 4);

describe('keys on the strip', () => {
  it('go from cell to cell and from line to line, and stop at the edges', () => {
    expect([after('ArrowRight', 0), after('ArrowLeft', 5), after('ArrowDown', 1), after('ArrowUp', 6)]).toEqual([
      1, 4, 5, 2,
    ]);
    expect([after('ArrowRight', 9), after('ArrowLeft', 0), after('ArrowDown', 7), after('ArrowUp', 3)]).toEqual([
      9, 0, 7, 3,
    ]);
    expect([after('Home', 7), after('End', 2)]).toEqual([0, 9]);
  });

  it('leave every other key to the page', () => {
    expect(['j', 'Enter', 'Tab'].map((key) => after(key, 3))).toEqual([null, null, null]);
  });

  it('know how many cells stand in a line', () => {
    expect(columnsOf([0, 0, 0, 27, 27].map((offsetTop) => ({ offsetTop })))).toBe(3);
    expect(columnsOf([0, 0].map((offsetTop) => ({ offsetTop })))).toBe(2);
    expect(columnsOf([])).toBe(1);
  });
});
