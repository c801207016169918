export type Role = 'observer' | 'reviewer' | 'editor' | 'chair';

export interface Person {
  id: string;
  name: string;
}

export interface Me extends Person {
  email: string | null;
  mayCreateBoards: boolean;
}

export interface Token {
  id: string;
  label: string;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
}

export interface DocumentLine {
  id: string;
  title: string;
  createdAt: string;
}

export interface Board {
  id: string;
  name: string;
  role: Role;
  documents: DocumentLine[];
}

export interface Member extends Person {
  role: Role;
}

export interface BoardDetails extends Board {
  members: Member[];
}

export interface Invitation {
  id: string;
  role: Role;
  createdAt: string;
  expiresAt: string | null;
  uses: number;
}

export interface NewInvitation {
  id: string;
  role: Role;
  expiresAt: string | null;
  code: string;
  link: string;
}

export interface InvitationView {
  board: { id: string; name: string };
  role: Role;
  expiresAt: string | null;
}

export interface Joined {
  person: Person;
  board: { id: string; name: string };
  role: Role;
}

export interface DocumentPerson extends Person {
  role: Role | null;
}
