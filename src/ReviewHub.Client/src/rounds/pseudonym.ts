// No letter or digit that is taken for another; the server prints the same label in exports.
const signs = 'ACDEFGHJKLMNPQRTUVWXY34679';

/** What is printed for a pseudonym, e.g. "Reviewer K7QX". It follows from the id alone, so it is the same on every screen. */
export function pseudonymLabel(id: string): string {
  const bytes = (id.replaceAll('-', '').slice(0, 8).match(/../g) ?? []).map((hex) => Number.parseInt(hex, 16));
  return `Reviewer ${bytes.map((byte) => signs[byte % signs.length] ?? '').join('')}`;
}
