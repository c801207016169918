import { existsSync, readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);
const contextFile = new URL('../shared/data/w3c/anno.jsonld', root);
const golden = (name: string) =>
  JSON.parse(readFileSync(new URL(`tests/ReviewHub.Formats.Tests/Golden/${name}`, root), 'utf8')) as Record<
    string,
    unknown
  >;

/** Offline: the one remote context is the standard's, read from a file; anything else is an error. */
const documentLoader = (url: string) => {
  if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`The export refers to ${url}.`);
  return Promise.resolve({ documentUrl: url, document: JSON.parse(readFileSync(contextFile, 'utf8')) as object });
};

const count = (value: unknown): number =>
  typeof value !== 'object' || value === null
    ? 0
    : Object.entries(value).reduce((sum, [key, inner]) => {
        const own = Array.isArray(value) || key === '@context' ? 0 : 1;
        return sum + own + (key === '@context' ? 0 : count(inner));
      }, 0);

// The standard's context is not this project's to copy; where it is absent the test says so by being skipped.
test.skipIf(!existsSync(contextFile)).each(['review.jsonld', 'panel.jsonld'])(
  'the collection %s expands offline without losing a key',
  async (name) => {
    const exported = golden(name);
    const options = { documentLoader, safe: true } as never;
    const expanded = (await jsonld.expand(exported as never, options)) as unknown as object[];
    const again: unknown = await jsonld.compact(expanded as never, exported['@context'] as never, options);

    expect(expanded).toHaveLength(1);
    expect(count(again)).toBe(count(exported));
  },
);
