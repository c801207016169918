// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { some } from '../live/some';
import { keyAct, stanceAt } from './keys';

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

  it('a digit means itself on a scale of digits, whatever its place', () => {
    const digits = ['9', '8', '7', '6', '5', '4', '3', '2', '1'];
    const categories = digits.map((key) => ({ key, label: key, side: 'for' as const }));
    const question = { key: 'overall', prompt: '', scale: { key: 'rand-9', categories } };
    expect([stanceAt(question, 8), stanceAt(question, 0), stanceAt(question, 9)]).toEqual(['9', '1', 'abstain']);
    expect(stanceAt(some.round().questions[0], 0)).toBe('accept');
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
