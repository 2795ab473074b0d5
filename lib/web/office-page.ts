/**
 * The beginning of every staff page: session, association, roles, then the page's own reading, in one transaction.
 * Without a session it leads to sign-in. A foreign association and one that does not exist get the same answer.
 * Refuses to be a right by itself: commands and the database check again.
 */
import { notFound, redirect } from 'next/navigation';
import { type Tx, withSession } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { people } from '@/lib/access/people-queries';
import { can, holdersOf, type Permission } from '@/lib/access/policy';
import { type AssociationFacts, associationFacts, sessionEnd } from '@/lib/access/queries';
import { actorOf, currentSession } from '@/lib/access/session';
import { newRequestRef } from './log';
import type { Locale } from './messages';
import { visitedPath } from './office-visit';
import { PageNotPermitted } from './page-refusal';
import type { Preferences } from './preferences';
import { readPreferences } from './read-preferences';
import { routes } from './routes';

export interface OfficePage<T = unknown> {
  data: T;
  actor: Actor;
  association: AssociationFacts;
  /** Instant at which the session ends. */
  sessionEndsAt: string;
  preferences: Preferences;
  locale: Locale;
}

type Read<T> = (tx: Tx, actor: Actor) => Promise<T>;
type Outcome<T> =
  | { kind: 'read'; data: T; actor: Actor; association: AssociationFacts }
  | { kind: 'foreign' }
  | { kind: 'notPermitted'; holders: string[] };

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
    if (!can(actor.roles, permission))
      return { kind: 'notPermitted', holders: await holders(tx, permission) };
    return { kind: 'read', data: await read(tx, actor), actor, association };
  });
}

/** Names of the people whose offices open what the permission stands for. */
async function holders(tx: Tx, permission: Permission): Promise<string[]> {
  const everybody = await people(tx);
  return everybody.filter(({ roles }) => can(roles, permission)).map(({ displayName }) => displayName);
}

/**
 * Everything a staff page needs. `hoi`: slug in the address; `permission`: what the page asks for;
 * `read`: the page's queries. Ends the reading by a redirect to sign-in (which
 * leads back here), or by the refusals that the page's guard turns into 404 and 403.
 */
export async function officePage<T>(
  hoi: string,
  permission: Permission,
  read: Read<T>,
): Promise<OfficePage<T>> {
  const preferences = await readPreferences();
  const session = await currentSession();
  if (!session) redirect(routes.signIn({ hoi, tiep: visitedPath() }));
  const outcome = await readAsStaff(session.token, hoi, permission, async (tx, reader) => ({
    data: await read(tx, reader),
    sessionEndsAt: await sessionEnd(tx),
  }));
  if (outcome.kind === 'foreign') notFound();
  if (outcome.kind === 'notPermitted')
    throw new PageNotPermitted(hoi, holdersOf(permission), outcome.holders);
  const { data, actor, association } = outcome;
  return { ...data, actor, association, preferences, locale: preferences.lang };
}
