import type { CampParagraph, Camps, Figures } from '../wire';

/** The whole figures that an answer makes of those that were asked with: it may hold only what is not as it was. */
export function applied(answer: Figures, former: Figures | null): Figures {
  const { base, ...figures } = answer;
  if (base === undefined || former === null) return figures;
  const changed = new Map(answer.paragraphs.map((paragraph) => [paragraph.id, paragraph]));
  const paragraphs = former.paragraphs.map((paragraph) => changed.get(paragraph.id) ?? paragraph);
  const camps = answer.camps && appliedCamps(answer.camps, former);
  return { ...figures, paragraphs, camps, map: answer.mapMoment === former.mapMoment ? former.map : answer.map };
}

function appliedCamps({ gone, ...camps }: Camps, former: Figures): Camps {
  const byId = new Map<number, CampParagraph>();
  for (const paragraph of [...(former.camps?.paragraphs ?? []), ...camps.paragraphs]) byId.set(paragraph.id, paragraph);
  for (const id of gone ?? []) byId.delete(id);
  return { ...camps, paragraphs: former.paragraphs.flatMap((paragraph) => byId.get(paragraph.id) ?? []) };
}
