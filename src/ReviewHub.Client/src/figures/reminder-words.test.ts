import { expect, test } from 'vitest';
import { reminderWords } from './reminder-words';

test('what came of reminding is said without boasting', () => {
  const said = (reminded: number, mailed: number) => reminderWords({ reminded, mailed });
  expect([said(0, 0), said(1, 0), said(7, 5), said(2, 2)]).toEqual([
    'Everybody has finished; nobody was reminded.',
    '1 person reminded on the page. No mail was sent.',
    '7 people reminded on the page, 5 of them also by mail.',
    '2 people reminded on the page and by mail.',
  ]);
});
