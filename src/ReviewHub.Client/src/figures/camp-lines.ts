import type { CampParagraph, Camps } from '../wire';
import { isNumber } from './readings';

export interface CampLine {
  id: number;
  of: CampParagraph;
  /** What part of each camp's judgements is for it; null where nobody of the camp has judged it. */
  shares: (number | null)[];
  /** Between the camp most for it and the one least. */
  gap: number;
}

/** The paragraphs every camp carries, most carried first, and those the camps part over, widest gap first. */
export function campLines({ paragraphs }: Camps, most: number): { carried: CampLine[]; parted: CampLine[] } {
  const lines = paragraphs.map((of): CampLine => {
    const shares = of.groups.map(({ agree, seen }) => (seen > 0 ? agree / seen : null));
    const known = shares.filter(isNumber);
    return { id: of.id, of, shares, gap: known.length < 2 ? 0 : Math.max(...known) - Math.min(...known) };
  });
  const product = (line: CampLine): number => line.of.product.value ?? -1;
  return {
    carried: lines
      .filter((line) => isNumber(line.of.product.value) && line.shares.every((share) => share === null || share >= 0.5))
      .sort((a, b) => product(b) - product(a) || a.id - b.id)
      .slice(0, most),
    parted: lines
      .filter((line) => line.gap > 0)
      .sort((a, b) => b.gap - a.gap || a.id - b.id)
      .slice(0, most),
  };
}

/** "Group A" for one found in the votes; a declared one has its own name. */
export function campName({ kind }: Pick<Camps, 'kind'>, key: string): string {
  return kind === 'found' ? `Group ${key}` : key;
}
