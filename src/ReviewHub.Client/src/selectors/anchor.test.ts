import { describe, expect, it } from 'vitest';
import { describe as selectorOf, locate } from './anchor';

const text = 'The cat 🐈 saw the cat 🐈 in the mirror.';
const second = text.lastIndexOf('cat');

describe('a selector', () => {
  it('counts code points, not UTF-16 units', () => {
    const selector = selectorOf(text, { start: second, end: second + 3 });
    expect(selector).toMatchObject({ exact: 'cat', start: [...text.slice(0, second)].length });
    expect(selector?.start).toBe(second - 1);
  });

  it('leaves out the blanks around a selection', () => {
    expect(selectorOf(text, { start: 3, end: 8 })?.exact).toBe('cat');
    expect(selectorOf('a   b', { start: 1, end: 4 })).toBeNull();
  });

  it('takes in whole characters where the selection cut one', () => {
    const cat = text.indexOf('🐈');
    expect(selectorOf(text, { start: cat + 1, end: cat + 6 })?.exact).toBe('🐈 saw');
  });

  it('is found again where it was made', () => {
    const span = { start: second, end: second + 3 };
    const selector = selectorOf(text, span);
    expect(selector && locate(text, selector)).toEqual(span);
  });
});

describe('locate', () => {
  it('tells two equal quotes apart by their surroundings when positions are gone', () => {
    const found = locate(text, { exact: 'cat', prefix: 'saw the ', suffix: ' 🐈 in' });
    expect(found).toEqual({ start: second, end: second + 3 });
    expect(locate(text, { exact: 'cat', prefix: 'The ', suffix: ' 🐈 saw' })?.start).toBe(4);
  });

  it('does not believe a position where other words stand', () => {
    expect(locate(text, { exact: 'mirror', start: 0, end: 6 })).toEqual({
      start: text.indexOf('mirror'),
      end: text.indexOf('mirror') + 6,
    });
  });

  it('finds nothing rather than something wrong', () => {
    expect(locate(text, { exact: 'dog', start: 4, end: 7 })).toBeNull();
    expect(locate(text, { exact: '' })).toBeNull();
  });

  it('finds Arabic by code points', () => {
    const arabic = 'قال: «مَرْحَبًا» ثم مضى';
    const start = arabic.indexOf('مَرْحَبًا');
    const selector = selectorOf(arabic, { start, end: start + 'مَرْحَبًا'.length });
    expect(selector?.exact).toBe('مَرْحَبًا');
    expect(selector && locate(arabic, selector)?.start).toBe(start);
  });
});
