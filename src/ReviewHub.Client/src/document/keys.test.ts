// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { keyAct } from './keys';

const press = (key: string, previous = '', categories = 3) => keyAct({ key }, previous, categories);

describe('keys', () => {
  it('1 to 3 are the categories of a three-category scale, 4 and 0 abstain', () => {
    expect(['1', '2', '3', '4', '0'].map((key) => press(key))).toEqual(
      [0, 1, 2, 3, 3].map((index) => ({ type: 'stance', index })),
    );
    expect(press('5')).toBeNull();
  });

  it('9 is the last category of a nine-point scale, 0 abstains', () => {
    expect(press('9', '', 9)).toEqual({ type: 'stance', index: 8 });
    expect(press('0', '', 9)).toEqual({ type: 'stance', index: 9 });
  });

  it('J and K look for what is not judged yet', () => {
    expect(press('J')).toEqual({ type: 'step', by: 1, unjudged: true });
    expect(press('k')).toEqual({ type: 'step', by: -1, unjudged: false });
  });

  it('g and then h goes home, h alone does nothing', () => {
    expect(press('h')).toBeNull();
    expect(press('h', 'g')).toEqual({ type: 'home' });
  });

  it('leaves the browser its own shortcuts', () => {
    expect(keyAct({ key: 'c', ctrlKey: true }, '', 3)).toBeNull();
    expect(keyAct({ key: 'r', metaKey: true }, '', 3)).toBeNull();
  });
});
