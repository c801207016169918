/** What the server sends and takes, word for word. Offsets count Unicode code points; times are ISO 8601 in UTC. */
export * from './people';
export * from './rounds';
export * from './documents';
export * from './threads';
export * from './live';
export * from './figures';
