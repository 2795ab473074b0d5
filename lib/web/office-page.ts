/**
 * The beginning of every staff page: session, association, roles, then the page's own reading, in one transaction.
 * Without a session it leads to sign-in. A foreign association and one that does not exist get the same answer.
 * Refuses to be a right by itself: commands and the database check again.
 */
import { forbidden, notFound, redirect } from 'next/navigation';
import { type Tx, withSession } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { can, type Permission } from '@/lib/access/policy';
import { type AssociationFacts, associationFacts } from '@/lib/access/queries';
import { actorOf, currentSession } from '@/lib/access/session';
import { newRequestRef } from './log';
import type { Locale } from './messages';
import type { Preferences } from './preferences';
import { readPreferences } from './read-preferences';
import { routes } from './routes';

export interface OfficePage<T = unknown> {
  data: T;
  actor: Actor;
  association: AssociationFacts;
  preferences: Preferences;
  locale: Locale;
}

type Read<T> = (tx: Tx, actor: Actor) => Promise<T>;
type Outcome<T> =
  | { kind: 'read'; data: T; actor: Actor; association: AssociationFacts }
  | { kind: 'foreign' }
  | { kind: 'notPermitted' };

/** Reads under the session of the token; says why when it may not. Shared by pages and files. */
export function readAsStaff<T>(
  token: string,
  hoi: string,
  permission: Permission,
  read: Read<T>,
): Promise<Outcome<T>> {
  return withSession(token, hoi, async (tx): Promise<Outcome<T>> => {
    const actor = await actorOf(tx, newRequestRef());
    const association = actor.roles.length > 0 ? await associationFacts(tx) : undefined;
    if (!association) return { kind: 'foreign' };
    if (!can(actor.roles, permission)) return { kind: 'notPermitted' };
    return { kind: 'read', data: await read(tx, actor), actor, association };
  });
}

/**
 * Everything a staff page needs. `hoi`: slug in the address; `permission`: what the page asks for;
 * `read`: the page's queries. Ends the rendering by redirect to sign-in, 404 or 403.
 */
export async function officePage<T>(
  hoi: string,
  permission: Permission,
  read: Read<T>,
): Promise<OfficePage<T>> {
  const preferences = await readPreferences();
  const session = await currentSession();
  if (!session) redirect(routes.signIn({ hoi }));
  const outcome = await readAsStaff(session.token, hoi, permission, read);
  if (outcome.kind === 'foreign') notFound();
  if (outcome.kind === 'notPermitted') forbidden();
  const { data, actor, association } = outcome;
  return { data, actor, association, preferences, locale: preferences.lang };
}
