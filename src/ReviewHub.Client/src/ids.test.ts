import { describe, expect, it } from 'vitest';
import { newId } from './ids';

describe('a command id', () => {
  it('is a UUID of version 7 of its time', () => {
    // The example of RFC 9562, appendix A.6: 2022-02-22 14:22:22 at UTC-5.
    const id = newId(Date.parse('2022-02-22T14:22:22-05:00'));

    expect(id).toMatch(/^017f22e279b07[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
  });

  it('is another each time', () => {
    expect(new Set(Array.from({ length: 1000 }, () => newId(0))).size).toBe(1000);
  });
});
