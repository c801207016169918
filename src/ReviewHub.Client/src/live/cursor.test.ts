import { describe, expect, it } from 'vitest';
import { judgeBatch, judgeHeartbeat } from './cursor';

const at = (sequence: number, epoch = 'e') => ({ epoch, sequence });

describe('a batch', () => {
  it.each([
    ['follows on', at(5), at(6), 'apply'],
    ['was seen already', at(5), at(5), 'ignore'],
    ['is older', at(5), at(2), 'ignore'],
    ['leaves a gap', at(5), at(7), 'resume'],
    ['comes from another epoch', at(5), at(6, 'f'), 'resume'],
    ['comes before any snapshot', null, at(1), 'resume'],
  ] as const)('that %s', (_, mine, theirs, verdict) => {
    expect(judgeBatch(mine, theirs)).toBe(verdict);
  });
});

describe('a heartbeat', () => {
  it.each([
    ['that agrees', at(5), at(5), 'ignore'],
    ['from before a batch just applied', at(5), at(4), 'ignore'],
    ['that betrays a lost last batch', at(5), at(6), 'resume'],
    ['from another epoch', at(5), at(5, 'f'), 'resume'],
    ['before any snapshot', null, at(0), 'resume'],
  ] as const)('%s', (_, mine, theirs, verdict) => {
    expect(judgeHeartbeat(mine, theirs)).toBe(verdict);
  });
});
