import type { DeclaredCamps } from '../wire';

/** Camps while they are being written; a member holds the place of his camp among the names. */
export interface CampDraft {
  names: readonly string[];
  members: ReadonlyMap<string, number | null>;
}

export function draftOf({ groups }: DeclaredCamps): CampDraft {
  return {
    names: groups.length > 0 ? groups.map((g) => g.key) : ['', ''],
    members: new Map(groups.flatMap((g, i) => g.people.map((id): [string, number] => [id, i]))),
  };
}

/** Nameless camps are left out, and those who were put into them with them. */
export function campsOf({ names, members }: CampDraft): DeclaredCamps {
  const groups = names.map((name, i) => ({
    key: name.trim(),
    people: [...members].filter(([, camp]) => camp === i).map(([id]) => id),
  }));
  return { groups: groups.filter((g) => g.key !== '') };
}

export function withName(draft: CampDraft, at: number, name: string): CampDraft {
  return { ...draft, names: draft.names.with(at, name) };
}

/** Its members are in no camp then; those of later camps follow theirs. */
export function withoutName(draft: CampDraft, at: number): CampDraft {
  const moved = (camp: number | null): number | null =>
    camp === null || camp === at ? null : camp > at ? camp - 1 : camp;
  return {
    names: draft.names.toSpliced(at, 1),
    members: new Map([...draft.members].map(([id, camp]) => [id, moved(camp)])),
  };
}
