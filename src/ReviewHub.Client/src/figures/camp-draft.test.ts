import { expect, test } from 'vitest';
import { campsOf, draftOf, withName, withoutName } from './camp-draft';

const declared = {
  groups: [
    { key: 'patients', people: ['ann'] },
    { key: 'surgeons', people: ['ben', 'cleo'] },
  ],
};

test('camps survive being opened and saved again', () => {
  expect(campsOf(draftOf(declared))).toEqual(declared);
});

test('the first camps have two empty places to be written into, and nameless ones are not saved', () => {
  const draft = draftOf({ groups: [] });
  expect(draft.names).toEqual(['', '']);
  expect(campsOf(withName(draft, 1, ' patients '))).toEqual({ groups: [{ key: 'patients', people: [] }] });
});

test('a camp taken away leaves the others their members', () => {
  expect(campsOf(withoutName(draftOf(declared), 0))).toEqual({
    groups: [{ key: 'surgeons', people: ['ben', 'cleo'] }],
  });
});
