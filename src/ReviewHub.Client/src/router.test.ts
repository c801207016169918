// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { routeOf } from './router';
import { returnPath } from './session';

describe('routes', () => {
  it('are what the server serves the page for', () => {
    expect(
      [
        '/',
        '/sign-in',
        '/account',
        '/setup/abc',
        '/invite/abc',
        '/boards/b1',
        '/documents/d1',
        '/documents/d1/figures',
        '/documents/d1/meeting',
      ].map(routeOf),
    ).toEqual([
      { type: 'home' },
      { type: 'sign-in' },
      { type: 'account' },
      { type: 'setup', code: 'abc' },
      { type: 'invite', code: 'abc' },
      { type: 'board', board: 'b1' },
      { type: 'document', document: 'd1', view: 'text' },
      { type: 'document', document: 'd1', view: 'figures' },
      { type: 'document', document: 'd1', view: 'meeting' },
    ]);
    expect(['/boards', '/documents/a/b', '/documents/a/figures/b', '/what'].map((p) => routeOf(p).type)).toEqual([
      'nowhere',
      'nowhere',
      'nowhere',
      'nowhere',
    ]);
  });
});

describe('returnPath', () => {
  it('leads only to pages of this site', () => {
    expect(returnPath('?return=%2Fdocuments%2Fd1')).toBe('/documents/d1');
    expect(
      ['?return=//evil.example', '?return=https://evil.example', '?return=/%5Cevil.example', ''].map(returnPath),
    ).toEqual(['/', '/', '/', '/']);
  });
});
