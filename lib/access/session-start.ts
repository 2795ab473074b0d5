/**
 * Signing somebody in right after they made their account, and the first account of all.
 * Owns the session cookie as next-auth would have set it, and the encrypted cookie that keeps step 1 of the set-up
 * until step 2 founds the association. Called by actions and the set-up page only.
 */
import { cookies, headers } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { DomainError } from '@/lib/kernel/invariant';
import { routes } from '@/lib/web/routes';
import { deviceName } from './device';
import { isSetUp, type Joined, join, type NewAccount, openSession, setUp } from './own-account';
import type { NewAdministrator, NewAssociation } from './schema/people';
import { authSecret, isSecureSite, sessionCookieName, sessionHours } from './session-cookie';

/** Opens a session for an account that was just made, and sets its cookie on the running response. */
async function startSession(userId: number): Promise<void> {
  const agent = (await headers()).get('user-agent') ?? undefined;
  const sid = await openSession(userId, deviceName(agent));
  const maxAge = sessionHours * 3600;
  const value = await encode({ token: { sid }, secret: authSecret(), maxAge });
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecureSite(), maxAge } as const;
  (await cookies()).set(sessionCookieName(), value, options);
}

/** Takes up an invitation with a new account and signs it in. Errors as join. */
export async function joinAndSignIn(token: string, account: NewAccount): Promise<Joined> {
  const joined = await join(token, account);
  await startSession(joined.userId);
  return joined;
}

const draftCookie = { name: 'densach.setup', path: routes.setup() } as const;
const draftSalt = 'set-up';
const draftAge = 86_400;

/** Keeps the facts of the association for a day. Errors: access.alreadySetUp. */
export async function keepDraft(association: NewAssociation): Promise<void> {
  if (await isSetUp()) throw new DomainError('access.alreadySetUp');
  const value = await encode({
    token: { association },
    secret: authSecret(),
    salt: draftSalt,
    maxAge: draftAge,
  });
  (await cookies()).set({
    ...draftCookie,
    value,
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecureSite(),
    maxAge: draftAge,
  });
}

/** The facts kept in step 1, or undefined. */
export async function readDraft(): Promise<NewAssociation | undefined> {
  const value = (await cookies()).get(draftCookie.name)?.value;
  if (!value) return undefined;
  const claims = await decode({ token: value, secret: authSecret(), salt: draftSalt }).catch(() => null);
  return claims?.association as NewAssociation | undefined;
}

/**
 * Founds the association of step 1 with its administrator, and signs the administrator in. Returns the slug.
 * Errors: access.setUpDraftLost, access.alreadySetUp, access.accountantIsCashier.
 */
export async function foundFromDraft(administrator: NewAdministrator): Promise<string> {
  const association = await readDraft();
  if (!association) throw new DomainError('access.setUpDraftLost');
  const { userId, slug } = await setUp(association, administrator);
  await startSession(userId);
  (await cookies()).delete(draftCookie);
  return slug;
}
