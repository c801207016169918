import { describe, expect, it } from 'vitest';
import { interpretFailure } from './refusal';

const wrapped = (text: string) =>
  new Error(`An unexpected error occurred invoking 'TakeStance' on the server. HubException: ${text}`);

describe('interpretFailure', () => {
  it('shows a refusal in the words meant for the person', () => {
    expect(interpretFailure(wrapped('The round is closed.'), true)).toEqual({
      type: 'refused',
      reason: 'The round is closed.',
    });
  });

  it('retries what the server asks to retry', () => {
    expect(interpretFailure(wrapped('Try again: the node is moving.'), true)).toEqual({
      type: 'again',
      reason: 'the node is moving.',
    });
  });

  it('keeps the act when the connection went away', () => {
    expect(
      interpretFailure(new Error('Invocation canceled due to the underlying connection being closed.'), false),
    ).toEqual({
      type: 'lost',
    });
  });

  it('retries an error that says nothing', () => {
    expect(interpretFailure(new Error("Failed to invoke 'TakeStance' due to an error on the server."), true)).toEqual({
      type: 'again',
    });
  });
});
