import { describe, expect, it } from 'vitest';
import { toCodePoint, toUnit, widenToGraphemes } from './code-points';

const texts = {
  plain: 'A plain line',
  emoji: 'Yes 👍🏽 and 👩‍👩‍👧 too',
  combining: 'Cafe\u0301 noe\u0308l',
  arabic: 'مَرْحَبًا بالعالم',
};

describe('code points', () => {
  it.each(Object.entries(texts))('go there and back: %s', (_, text) => {
    const points = [...text];
    points.forEach((_, point) => {
      const unit = toUnit(text, point);
      expect(unit).toBe(points.slice(0, point).join('').length);
      expect(toCodePoint(text, unit)).toBe(point);
    });
  });

  it('stop at the end of the text', () => {
    expect(toUnit('👍', 9)).toBe(2);
    expect(toCodePoint('👍', 9)).toBe(1);
  });
});

describe('widening', () => {
  const widened = (text: string, start: number, end: number): string => {
    const span = widenToGraphemes(text, { start, end });
    return text.slice(span.start, span.end);
  };

  it('takes in the whole of a family or a skin tone', () => {
    const family = texts.emoji.indexOf('👩');
    expect(widened(texts.emoji, family + 3, family + 4)).toBe('👩‍👩‍👧');
    expect(widened(texts.emoji, 4, 6)).toBe('👍🏽');
  });

  it('never parts a letter from its accent or its vowel sign', () => {
    expect(widened(texts.combining, 3, 4)).toBe('e\u0301');
    expect(widened(texts.arabic, 0, 1)).toBe('مَ');
  });

  it('leaves whole characters as they are', () => {
    expect(widened(texts.plain, 2, 7)).toBe('plain');
  });
});
