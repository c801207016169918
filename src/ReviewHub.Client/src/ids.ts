/**
 * A command id: a UUID of version 7 (RFC 9562), which begins with the time, so that the server keeps ids of one time together.
 * `crypto.randomUUID` gives another version, and exists only over https; a board may well run on a plain address in its own house.
 */
export function newId(now = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, Math.floor(now / 2 ** 16));
  view.setUint16(4, now % 2 ** 16);
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f));
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
