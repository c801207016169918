/** A command id. `crypto.randomUUID` exists only over https; a board may well run on a plain address in its own house. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
