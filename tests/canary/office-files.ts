/**
 * Files the office hands out: the year's list in one file for a stick, its booklet, the programme of a ceremony, the sheet
 * that asks for gifts. Fetched over HTTP as their makers, from an open session of its own.
 * Refuses to count a file it did not get.
 */
import { createHash, randomBytes } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import { commune, district } from '@/tests/e2e/pages';
import { ask, type Seen } from './crawl';
import type { HuntedServer } from './server';

/** Every such file by its address; throws when one is not there. */
export async function officeFiles(server: HuntedServer): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>();
  for (const [slug, year] of [
    [district, 2019],
    [commune, 2026],
  ] as const) {
    const { association, chair, headers } = await signedIn(server, slug);
    const copy = await makeCopy(server, association, chair, year);
    const ceremonies = await server.sql<{ slug: string }[]>`
      SELECT slug FROM app.ceremony WHERE association_id = ${association} ORDER BY id`;
    const lists = `/${slug}/quan-ly/cong-bo/vinh-danh/${year}/ban-sao`;
    const paths = [
      ...(copy === undefined ? [] : [`${lists}/${copy}/tep.html`, `${lists}/bang-vang.pdf`]),
      ...ceremonies.map((one) => `/${slug}/quan-ly/le-trao/${one.slug}/chuong-trinh.pdf`),
    ];
    for (const path of paths) {
      const file = await ask(server.baseUrl, path, { headers });
      if (file.status !== 200 || file.body.length < 2000) throw new Error(`${path} answered ${file.status}.`);
      seen.set(path, file);
    }
  }
  return seen;
}

/** The chair of an association with a session that is written down behind the program. */
async function signedIn({ sql, authSecret }: HuntedServer, slug: string) {
  const [row] = await sql<{ association: number; chair: string }[]>`
    SELECT a.id AS association, min(t.user_id)::text AS chair FROM app.association a
      JOIN access.role_term t ON t.association_id = a.id AND t.role = 'chair' AND t.ends_on IS NULL WHERE a.slug = ${slug} GROUP BY a.id`;
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest();
  await sql`SELECT access.open_session(${row!.chair}::bigint, ${hash}, 'hunt')`;
  const cookie = await encode({ token: { sid: token }, secret: authSecret, maxAge: 3600 });
  return { ...row!, headers: { cookie: `densach.session=${cookie}` } };
}

/** A copy of the list in force, made this moment; undefined where none was published. */
async function makeCopy({ sql }: HuntedServer, association: number, chair: string, year: number) {
  return sql.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    const [made] = await tx<{ id: string }[]>`
      INSERT INTO app.honour_copy (association_id, publication_id, event_id, named, made_by, made_at)
      SELECT p.association_id, p.id, (SELECT max(e.id) FROM audit.event e WHERE e.association_id = p.association_id
               AND NOT EXISTS (SELECT 1 FROM app.honour_copy c WHERE c.event_id = e.id)), 1, ${chair}::bigint, now()
        FROM app.publication p WHERE p.association_id = ${association} AND p.kind = 'honourList' AND p.year = ${year} AND p.withdrawn_at IS NULL
       ORDER BY p.version DESC LIMIT 1 RETURNING id::text`;
    return made?.id;
  });
}
