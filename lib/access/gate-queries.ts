/**
 * What the pages at the gate may know before anybody has signed in, or about the person who just did.
 * Runs in the sign-in pool. Refuses to say which accounts exist, but for those of the sample data.
 */
import { sql } from 'drizzle-orm';
import { withLogin } from '@/db/client';
import { type DemoPerson, demoAccounts } from './demo-accounts';
import type { Role } from './policy';

export interface Workplace {
  slug: string;
  name: string;
}

/** Associations in which the owner of a session holds an office today. */
export async function workplacesOf(token: string): Promise<Workplace[]> {
  const rows = await withLogin((tx) =>
    tx.execute<{ slug: string; name: string }>(sql`SELECT slug, name FROM access.workplaces(${token})`),
  );
  return [...rows];
}

export interface DemoDoor {
  associationName: string;
  people: DemoPerson[];
}

/** Accounts of the sample data that can be entered by one click; empty in an installation without sample data. */
export async function demoDoors(): Promise<DemoDoor[]> {
  const rows = await withLogin((tx) =>
    tx.execute<{ login_name: string; association_slug: string; association_name: string }>(
      sql`SELECT login_name, association_slug, association_name FROM access.demo_logins()`,
    ),
  );
  const doors = new Map<string, DemoDoor>();
  for (const person of demoAccounts) {
    const row = rows.find(
      (found) => found.login_name === person.login && found.association_slug === person.associationSlug,
    );
    if (!row) continue;
    const door = doors.get(row.association_slug) ?? { associationName: row.association_name, people: [] };
    door.people.push(person);
    doors.set(row.association_slug, door);
  }
  return [...doors.values()];
}

export interface InvitationOffer {
  associationName: string;
  role: Role;
  roundName: string | null;
  issuedByName: string;
  expiresAt: string;
}

/** What an invitation's link offers; null when it was used, withdrawn, has expired or never existed. */
export async function invitationOffer(token: string): Promise<InvitationOffer | null> {
  const rows = await withLogin((tx) =>
    tx.execute<InvitationOffer & Record<string, unknown>>(sql`
      SELECT association_name AS "associationName", role, round_name AS "roundName", issued_by_name AS "issuedByName",
             to_json(expires_at)#>>'{}' AS "expiresAt" FROM access.invitation_of(${token})`),
  );
  return rows[0] ?? null;
}
