import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools, withSession } from '@/db/client';
import { changeAssociation, endRole, endSessionsOf, grantRole } from '@/lib/access/commands/manage';
import type { Role } from '@/lib/access/policy';
import { actorOf, sessionOf } from '@/lib/access/session';
import { record } from '@/lib/audit/record';
import {
  type Colleague,
  colleague,
  type FoundedAssociation,
  openSession,
  pointPoolsAt,
} from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { foundWithSecrets } from './people';

let database: TestDatabase;
let hoi: FoundedAssociation;
let admin: Colleague;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  hoi = await foundWithSecrets(database.urls, 'phu-hoa', {
    admin: ['administrator'],
    chair: ['chair'],
    accountant: ['accountant'],
    cashier: ['cashier'],
    member: ['committeeMember'],
    secretary: ['secretary'],
  });
  await foundWithSecrets(database.urls, 'minh-son', { admin: ['administrator'], accountant: ['accountant'] });
  admin = await colleague(hoi, 'admin', ['administrator']);
});

afterAll(async () => {
  await closePools();
  await database.drop();
});

const today = '2019-07-02';
const grant = (login: string, role: Role, startsOn = today, endsOn: string | null = null) =>
  admin.act((tx, actor) => grantRole(tx, actor, { userId: hoi.users[login]!, role, startsOn, endsOn }));
const termOf = async (login: string, role: Role): Promise<number> => {
  const rows = await withConnection(
    database.superuserUrl,
    (su) => su`
    SELECT id FROM access.role_term WHERE user_id = ${hoi.users[login]!} AND role = ${role} AND ended_at IS NULL`,
  );
  return Number(rows[0]?.id);
};
const end = (term: number, by = admin) => by.act((tx, actor) => endRole(tx, actor, term));
const rolesOf = (token: string) =>
  withSession(token, 'phu-hoa', async (tx) => (await actorOf(tx, 'r')).roles);
const facts = {
  name: 'Hội phu-hoa',
  shortName: '',
  parentName: '',
  place: 'phu-hoa',
  address: '',
  phone: '',
  symbol: '',
  minApprovals: 2,
};
const onePerson = (onePersonBooks: boolean, onePersonRead = true) =>
  admin.act((tx, actor) => changeAssociation(tx, actor, { ...facts, onePersonBooks, onePersonRead }));

describe('giving and ending an office', () => {
  it('is for the administrator and the chair only', async () => {
    const member = await colleague(hoi, 'member', ['committeeMember']);
    const asMember = () =>
      member.act((tx, actor) =>
        grantRole(tx, actor, { userId: hoi.users.member!, role: 'chair', startsOn: today, endsOn: null }),
      );
    await expect(asMember()).rejects.toMatchObject({ cause: { message: 'access.notPermitted' } });
    const term = await termOf('secretary', 'secretary');
    await expect(end(term, member)).rejects.toMatchObject({ cause: { message: 'access.notPermitted' } });
    const chair = await colleague(hoi, 'chair', ['chair']);
    await chair.act((tx, actor) =>
      grantRole(tx, actor, { userId: hoi.users.member!, role: 'inspector', startsOn: today, endsOn: null }),
    );
    await end(await termOf('member', 'inspector'), chair);
  });

  it('takes effect at once and is written in the log with the office', async () => {
    const token = await openSession(hoi.users.member!);
    await grant('member', 'viceChair');
    expect([...(await rolesOf(token))].sort()).toEqual(['committeeMember', 'viceChair']);
    await end(await termOf('member', 'viceChair'));
    expect(await rolesOf(token)).toEqual(['committeeMember']);
    const events = await withConnection(
      database.superuserUrl,
      (su) => su`
      SELECT kind, payload FROM audit.event WHERE association_id = ${hoi.associationId} AND subject_id = ${String(hoi.users.member)} ORDER BY id`,
    );
    expect(events.map((event) => event.kind).slice(-2)).toEqual(['role.granted', 'role.ended']);
    expect(JSON.parse(events.at(-1)?.payload as string)).toMatchObject({ role: 'viceChair' });
  });

  it('counts only between its first and its last day', async () => {
    const token = await openSession(hoi.users.secretary!);
    await grant('secretary', 'viceChair', '2018-01-01', '2018-12-31');
    await grant('secretary', 'inspector', '2999-01-01');
    expect(await rolesOf(token)).toEqual(['secretary']);
    expect(await refusedWith(() => grant('secretary', 'viceChair', '2019-02-01', '2019-01-01'))).toBe(
      'access.termBackwards',
    );
    expect(await refusedWith(() => grant('secretary', 'viceChair', '2018-06-01', null))).toBe(
      'access.roleHeldAlready',
    );
  });

  it('reaches only people of the own association', async () => {
    const foreign = await withConnection(
      database.superuserUrl,
      (su) => su`
      SELECT u.id AS user_id, t.id AS term_id FROM access."user" u JOIN access.role_term t ON t.user_id = u.id WHERE login_name = 'minh-son.accountant'`,
    );
    const { user_id, term_id } = foreign[0] as { user_id: string; term_id: string };
    const give = () =>
      admin.act((tx, actor) =>
        grantRole(tx, actor, { userId: Number(user_id), role: 'chair', startsOn: today, endsOn: null }),
      );
    expect(await refusedWith(give)).toBe('access.notAMember');
    expect(await refusedWith(() => end(Number(term_id)))).toBe('access.termEnded');
    expect(await refusedWith(() => admin.act((tx, actor) => endSessionsOf(tx, actor, Number(user_id))))).toBe(
      'access.notAMember',
    );
  });

  it('never leaves an association without anybody who may manage it', async () => {
    await end(await termOf('chair', 'chair'));
    expect(await refusedWith(async () => end(await termOf('admin', 'administrator')))).toBe(
      'access.lastManager',
    );
    await grant('chair', 'chair');
  });

  it('cannot be undone or rewritten, not even by the owner of the table', async () => {
    const rewrite = () =>
      withConnection(database.superuserUrl, (su) =>
        su.begin(async (tx) => {
          await tx`SELECT audit.write_event(0, 'test.prepared', 'user', '', '{}')`;
          await tx`UPDATE access.role_term SET ended_at = NULL WHERE ended_at IS NOT NULL`;
        }),
      );
    expect(await refusedWith(rewrite)).toBe('access.termIsImmutable');
  });
});

describe('accountant and cashier', () => {
  it('are two people', async () => {
    expect(await refusedWith(() => grant('accountant', 'cashier'))).toBe('access.accountantIsCashier');
    expect(await refusedWith(() => grant('cashier', 'accountant'))).toBe('access.accountantIsCashier');
    await grant('secretary', 'accountant', '2031-01-01', '2031-12-31');
    await grant('secretary', 'cashier', '2032-01-01', '2032-12-31');
  });

  it('are two people also when two administrators give both offices at the same moment', async () => {
    const second = await colleague(hoi, 'chair', ['chair']);
    const give = (by: Colleague, role: Role) => () =>
      by.act((tx, actor) =>
        grantRole(tx, actor, { userId: hoi.users.member!, role, startsOn: today, endsOn: null }),
      );
    const outcomes = await Promise.all([
      refusedWith(give(admin, 'accountant')),
      refusedWith(give(second, 'cashier')),
    ]);
    expect(outcomes.sort()).toEqual(['accepted', 'access.accountantIsCashier']);
    await end((await termOf('member', 'accountant')) || (await termOf('member', 'cashier')));
  });

  it('may be one person only after the warning was read, which the log keeps; and the exception stays while it is used', async () => {
    expect(await refusedWith(() => onePerson(true, false))).toBe('access.warningUnread');
    await onePerson(true);
    await grant('accountant', 'cashier');
    const events = await withConnection(
      database.superuserUrl,
      (su) => su`
      SELECT kind, payload FROM audit.event WHERE association_id = ${hoi.associationId} ORDER BY id DESC LIMIT 2`,
    );
    expect(events.map((event) => [event.kind, JSON.parse(event.payload as string)])).toMatchObject([
      ['role.granted', { role: 'cashier', onePersonBooks: true }],
      ['association.changed', { fields: expect.arrayContaining(['onePersonBooks']) }],
    ]);
    expect(await refusedWith(() => onePerson(false))).toBe('access.accountantIsCashier');
    await end(await termOf('accountant', 'cashier'));
    await onePerson(false);
  });
});

describe('an office ended while its holder acts', () => {
  const event = {
    kind: 'party.registered',
    subjectType: 'party',
    subjectId: '',
    payload: { kind: 'agency' },
  } as const;

  it('waits for what is under way, and nothing that begins afterwards commits', async () => {
    const holder = await colleague(hoi, 'cashier', ['cashier']);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const underWay = holder.act(async (tx, actor) => {
      await record(tx, actor, event);
      await held;
      await tx.execute(
        sql`INSERT INTO app.party (association_id, kind) VALUES (app.current_association(), 'agency')`,
      );
    });
    await new Promise((resolve) => setTimeout(resolve, 150));
    const order: string[] = [];
    const ending = termOf('cashier', 'cashier')
      .then((term) => end(term))
      .then(() => order.push('ended'));
    await new Promise((resolve) => setTimeout(resolve, 250));
    const late = refusedWith(() => holder.act((tx, actor) => record(tx, actor, event)));
    order.push('released');
    release();
    await underWay;
    await ending;
    expect(order).toEqual(['released', 'ended']);
    expect(await late).toBe('access.noActor');
    await grant('cashier', 'cashier');
  });

  it('also ends the sessions when the administrator says so (a lost telephone)', async () => {
    const token = await openSession(hoi.users.cashier!);
    await admin.act((tx, actor) => endSessionsOf(tx, actor, hoi.users.cashier!));
    expect(await sessionOf(token)).toBeNull();
    expect(await sessionOf(admin.token)).not.toBeNull();
  });
});
