/**
 * The accounts of the sample data: made-up people, one for each office of both associations.
 * Owns their login names, and the passwords and PINs, which are public on purpose.
 * Refuses to be used for anything but sample data: the database marks these accounts as such, and one-click sign-in
 * asks it, not this list.
 */
import people from './demo-people.json';
import type { Role } from './policy';

export interface DemoPerson {
  login: string;
  password: string;
  /** Asked at approvals and payments. */
  pin: string;
  displayName: string;
  roles: Role[];
  associationSlug: DemoSlug;
}

/** The district association of 2019 (closed story) and the commune association of 2026 (open, for playing). */
export const demoSlugs = { district: 'hoi-huyen-2019', commune: 'hoi-xa-2026' } as const;
export type DemoSlug = (typeof demoSlugs)[keyof typeof demoSlugs];

const publicSecrets: Record<DemoSlug, { password: string; pin: string }> = {
  'hoi-huyen-2019': { password: 'densach2019', pin: '201902' },
  'hoi-xa-2026': { password: 'densach2026', pin: '202607' },
};

type Listed = Pick<DemoPerson, 'login' | 'displayName' | 'roles' | 'associationSlug'>;

/** Every account of the sample data, in the order the sign-in page offers them. */
export const demoAccounts: readonly DemoPerson[] = (people as Listed[]).map((person) => ({
  ...person,
  ...publicSecrets[person.associationSlug],
}));

/** The link by which newcomers try to nominate, and its round; its secret is public on purpose too. */
export const demoLink = { round: 'hoc-bong-he-2027', token: 'mau-thu-de-cu-hoi-xa-2026-Qx7vLr' } as const;
