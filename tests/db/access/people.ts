/**
 * People with real passwords and PINs for the access tests.
 * Owns founding an association whose hashes can be checked; everything else goes through the product's own doors.
 */
import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import type { DatabaseUrls } from '@/db/provision';
import { hashSecret } from '@/lib/access/passwords';
import type { Role } from '@/lib/access/policy';
import type { FoundedAssociation } from '@/tests/factories/association';

export const password = 'bút nghiên 2019';
export const pin = '402816';

let hashes: Promise<{ passwordHash: string; pinHash: string }> | undefined;

/** Founds `slug` with people named `<slug>.<login>`; the same password and PIN for all. */
export async function foundWithSecrets(
  urls: DatabaseUrls,
  slug: string,
  people: Record<string, Role[]>,
  facts: Record<string, unknown> = {},
): Promise<FoundedAssociation> {
  hashes ??= Promise.all([hashSecret(password), hashSecret(pin)]).then(([passwordHash, pinHash]) => ({
    passwordHash,
    pinHash,
  }));
  const secrets = await hashes;
  const body = {
    association: { slug, name: `Hội ${slug}`, level: 'commune', place: slug, ...facts },
    people: Object.entries(people).map(([login, roles]) => ({
      loginName: `${slug}.${login}`,
      displayName: login,
      ...secrets,
      roles,
    })),
    startsOn: '2015-01-01',
  };
  const migrator = postgres(urls.migrator, { max: 1, onnotice: () => {} });
  try {
    const [row] = await migrator<{ founded: { associationId: number; users: Record<string, string> } }[]>`
      SELECT access.found_association(${migrator.json(body as never)}) AS founded`;
    const users = Object.entries(row!.founded.users).map(([login, id]) => [
      login.slice(slug.length + 1),
      Number(id),
    ]);
    return { associationId: row!.founded.associationId, slug, users: Object.fromEntries(users) };
  } finally {
    await migrator.end();
  }
}

/** A digest of nothing in particular. */
export const someDigest = (): Buffer => randomBytes(32);
