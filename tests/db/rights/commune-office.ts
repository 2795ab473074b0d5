/**
 * The commune of the sample data with a secretary and an inspector, a round that paid and one that did not, and signed
 * minutes of both, for the tests of pictures.
 */
import sharp from 'sharp';
import { withSession } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { demoSlugs } from '@/lib/access/demo-accounts';
import type { Role } from '@/lib/access/policy';
import { stepRequest } from '@/lib/rights/commands/handle';
import { recordRequest } from '@/lib/rights/commands/receive';
import { openSession } from '@/tests/factories/association';
import type { Story } from '../public/story';

type Act = <T>(
  work: (tx: Parameters<Parameters<typeof withSession>[2]>[0], actor: Actor) => Promise<T>,
) => Promise<T>;
export type CommuneOffice = Awaited<ReturnType<typeof openCommune>>;
export const rounds = { paid: 3, unpaid: 2 };

/** A small JPEG of one colour. */
export const picture = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 90, height: 120, channels: 3, background } })
    .jpeg()
    .toBuffer();

/** Opens it; `signed` is the picture of the minutes of the round that paid. */
export async function openCommune({ admin }: Story, signed: Buffer) {
  const clerk = async (login: string, roles: Role[]): Promise<Act> => {
    const [user] = await admin`SELECT id FROM access."user" WHERE login_name = ${login}`;
    const userId = Number(user!.id);
    const token = await openSession(userId);
    const actor: Actor = { userId, displayName: login, roles, correlationId: `test-${login}` };
    return (work) => withSession(token, demoSlugs.commune, (tx) => work(tx, actor));
  };
  const [row] = await admin`SELECT id FROM app.association WHERE slug = ${demoSlugs.commune}`;
  const association = Number(row!.id);
  const secretary = await clerk('thuky.xa', ['secretary']);
  await admin.begin(async (tx) => {
    // As if attached in the meeting; the log is told.
    await tx`ALTER TABLE app.room_paper DISABLE TRIGGER u_room_paper_guard, DISABLE TRIGGER stamp_actor`;
    await tx`SELECT audit.write_event(${association}, 'vote.paperAttached', 'round', '3', '{}')`;
    await tx`INSERT INTO app.room_paper (association_id, round_id, version, kind, size, fingerprint, content, attached_by)
      SELECT ${association}, ${rounds.paid}, 1, 'jpeg', octet_length(c), encode(sha256(c), 'hex'), c, 1 FROM (SELECT ${signed}::bytea AS c) x`;
    await tx`ALTER TABLE app.room_paper ENABLE TRIGGER u_room_paper_guard, ENABLE TRIGGER stamp_actor`;
  });
  const step = (requestId: number, name: 'found' | 'checked' | 'answered', partyId?: number) =>
    secretary((tx, actor) => stepRequest(tx, actor, { requestId, step: name, partyId, reason: 'Gọi lại' }));
  /** A request to erase this person whose asker was checked. */
  const ask = async (name: string): Promise<number> => {
    const said = { askedBy: 'parent' as const, contact: '0912 345 000', text: '', name };
    const receivedOn = new Date().toISOString().slice(0, 10);
    const id = await secretary((tx, actor) =>
      recordRequest(tx, actor, { ...said, wish: 'erase', receivedOn, channel: 'visit' }),
    );
    const [person] = await admin`SELECT party_id FROM app.personal_value
      WHERE association_id = ${association} AND field = 'name' AND value = ${name} AND ended_at IS NULL ORDER BY party_id LIMIT 1`;
    await step(id, 'found', Number(person!.party_id));
    await step(id, 'checked');
    return id;
  };
  return { association, secretary, inspector: await clerk('kiemtra.xa', ['inspector']), step, ask };
}

/** Runs statements of the superuser, then undoes all of it; the message of the refusal, or "went through". */
export const undone = ({ admin }: Story, ...statements: string[]): Promise<string> =>
  admin
    .begin(async (tx) => {
      for (const statement of statements) await tx.unsafe(statement);
      throw new Error('went through');
    })
    .catch((error: Error) => error.message);
