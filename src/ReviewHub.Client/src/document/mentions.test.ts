import { describe, expect, it } from 'vitest';
import type { DocumentPerson } from '../wire';
import { callsIn, completions, mentionsIn, typedCall } from './mentions';

const person = (id: string, name: string, role: DocumentPerson['role'] = 'reviewer'): DocumentPerson => ({
  id,
  name,
  role,
});
const board = [person('1', 'Ann'), person('2', 'Ann Lee'), person('3', 'Zoë'), person('4', 'Zoë')];

describe('mentionsIn', () => {
  it('takes the longest name that stands there, and every one who bears it', () => {
    expect(mentionsIn('What does @ann lee think?', board)).toEqual(['2']);
    expect(mentionsIn('@Ann, @Ann Lee and @zoë', board)).toEqual(['1', '2', '3', '4']);
  });

  it('takes nobody without the sign, and nobody without a name', () => {
    expect(mentionsIn('Ann thinks so. a@b', [...board, person('5', '')])).toEqual([]);
  });
});

describe('typedCall', () => {
  it('is what stands between the sign and the caret', () => {
    expect(typedCall('see @An', 7)).toEqual({ from: 4, query: 'An' });
    expect(typedCall('@', 1)).toEqual({ from: 0, query: '' });
  });

  it('is no address and nothing behind a line break', () => {
    expect(typedCall('ann@exa', 7)).toBeNull();
    expect(typedCall('@An\nthen', 8)).toBeNull();
  });
});

describe('completions', () => {
  it('offers names of which a word begins so, until one stands there whole', () => {
    expect(completions('le', board).map((p) => p.id)).toEqual(['2']);
    expect(completions('ann lee', board)).toEqual([]);
  });

  it('offers nobody who left', () => {
    expect(completions('ivo', [person('9', 'Ivo', null)])).toEqual([]);
  });
});

describe('callsIn', () => {
  it('cuts a text where somebody is called, whatever signs the name has', () => {
    expect(callsIn('Ask @A. (B)!', ['A. (B)'])).toEqual([
      { text: 'Ask ', call: false },
      { text: '@A. (B)', call: true },
      { text: '!', call: false },
    ]);
  });
});
