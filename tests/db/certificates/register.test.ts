/** The register of certificates: gapless, one for a decided award, never changed, each step by whoever may take it. */
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { reissueCertificate } from '@/lib/certificates/commands/issue';
import { revokeCertificate } from '@/lib/certificates/commands/revoke';
import { writeTemplate } from '@/lib/certificates/commands/write-template';
import { certificateById, certificatesOfDecision, registerOfYear } from '@/lib/certificates/queries';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type CertificateRoom, decideRest, enter, openCertificates, registerState, wording } from './set-up';

let database: TestDatabase;
let room: CertificateRoom;
let foreign: CertificateRoom;
let owner: postgres.Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  room = await openCertificates(database, 'xa-mot');
  foreign = await openCertificates(database, 'xa-hai');
  owner = postgres(database.superuserUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await owner.end();
  await closePools();
  await database.drop();
});

const thisYear = Number(new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).slice(0, 4));
const linesOf = (decisionId: number) =>
  room.board.people.chair!.act((tx) => certificatesOfDecision(tx, decisionId));
const reissue = (certificateId: number, login = 'secretary') =>
  room.board.people[login]!.act((tx, actor) =>
    reissueCertificate(tx, actor, { certificateId, reason: 'lost' }),
  );
const revoke = (
  certificateId: number,
  changes: Partial<Parameters<typeof revokeCertificate>[2]> = {},
  login = 'chair',
) =>
  room.board.people[login]!.act((tx, actor) =>
    revokeCertificate(tx, actor, { certificateId, reason: 'issuedInError', ...changes }),
  );

describe('before any certificate', () => {
  it('an award without a decision, of another decision or of another association gets none', async () => {
    expect(await refusedWith(() => enter(room, [room.undecided[0]]))).toBe('certificates.notDecided');
    expect(await refusedWith(() => enter(room, [foreign.decided[0]]))).toBe('certificates.nothingToIssue');
    expect(
      await refusedWith(() => enter(room, undefined, 'secretary', { decisionId: foreign.decisionId })),
    ).toBe('certificates.notDecided');
    expect(await refusedWith(() => enter(room, [999_999]))).toBe('certificates.nothingToIssue');
    expect(await registerState(room)).toEqual({ entries: 0, last: 0 });
  });

  it('only the secretary and the leaders enter one', async () => {
    for (const login of ['accountant', 'cashier', 'huong', 'inspector'])
      expect(await refusedWith(() => enter(room, undefined, login))).toMatch(/42501|access\.notPermitted/);
    expect((await registerState(room)).entries).toBe(0);
  });

  it('a template that is not there, or not for this kind of award, is refused', async () => {
    const missing = () => enter(room, undefined, 'secretary', { templateNumber: 99 });
    expect(await refusedWith(missing)).toBe('certificates.noTemplate');
    const template = { ...wording, name: 'Giáo viên', categories: ['excellentTeacher' as const] };
    const teachers = await room.board.people.chair!.act((tx, actor) =>
      writeTemplate(tx, actor, { template }),
    );
    const other = { templateNumber: teachers.number };
    expect(await refusedWith(() => enter(room, [room.decided[0]], 'secretary', other))).toBe(
      'certificates.otherTemplate',
    );
    expect(await refusedWith(() => enter(room, undefined, 'secretary', other))).toBe(
      'certificates.nothingToIssue',
    );
    expect(await registerState(room)).toEqual({ entries: 0, last: 0 });
  });
});

describe('issueCertificates', () => {
  it('enters all of a decision in the order of its list, dated as the decision, once', async () => {
    expect(await enter(room)).toBe(2);
    const lines = await linesOf(room.decisionId);
    expect(
      lines.map(({ year, number, awardId, state, issuedOn }) => [year, number, awardId, state, issuedOn]),
    ).toEqual([
      [2019, 1, room.decided[0], 'valid', '2019-01-28'],
      [2019, 2, room.decided[1], 'valid', '2019-01-28'],
    ]);
    expect(lines.every(({ name }) => name !== null)).toBe(true);
    expect(await refusedWith(() => enter(room))).toBe('certificates.nothingToIssue');
    expect(await refusedWith(() => enter(room, [room.decided[0]]))).toBe('certificates.alreadyIssued');
    expect(await registerState(room)).toEqual({ entries: 2, last: 2 });
  });

  it('two who press at once enter each certificate once, and the numbers have no gap', async () => {
    const decisionId = await decideRest(room);
    const pressed = await Promise.allSettled(
      [1, 2, 3].map(() => enter(room, undefined, 'secretary', { decisionId })),
    );
    expect(pressed.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const lines = await room.board.people.chair!.act((tx) => registerOfYear(tx, 2019));
    expect(lines.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  it('an association numbers by itself, and nobody sees the register of another', async () => {
    expect(await enter(foreign, [foreign.decided[1]])).toBe(1);
    const lines = await foreign.board.people.chair!.act((tx) => registerOfYear(tx, 2019));
    expect(lines.map(({ number }) => number)).toEqual([1]);
    expect(await room.board.people.chair!.act((tx) => certificateById(tx, lines[0]!.id))).toBeUndefined();
    expect(await refusedWith(() => reissue(lines[0]!.id))).toBe('certificates.notInForce');
    expect(await refusedWith(() => revoke(lines[0]!.id))).toBe('certificates.notInForce');
  });

  it('keeps no name: what the person is called now is what the register shows', async () => {
    const [columns] = await owner`SELECT row_to_json(g)::text AS row FROM app.certificate g LIMIT 1`;
    const [line] = await linesOf(room.decisionId);
    expect(String(columns!.row)).not.toContain(line!.name!);
  });
});

describe('reissueCertificate and revokeCertificate', () => {
  it('the old number stays, marked, and points to the new one; a second reissue goes by the new one', async () => {
    const [first] = await linesOf(room.decisionId);
    const newId = await reissue(first!.id);
    const [old, fresh] = await room.board.people.chair!.act(async (tx) => [
      await certificateById(tx, first!.id),
      await certificateById(tx, newId),
    ]);
    expect(old).toMatchObject({ number: 1, year: 2019, state: 'reissued', replacedBy: `1/${thisYear}` });
    expect(fresh).toMatchObject({
      number: 1,
      year: thisYear,
      state: 'valid',
      replaces: '1/2019',
      reissueReason: 'lost',
    });
    expect(await refusedWith(() => reissue(first!.id))).toBe('certificates.notInForce');
    expect(await refusedWith(() => revoke(first!.id))).toBe('certificates.notInForce');
  });

  it('two who reissue one certificate at once get one new number', async () => {
    const [, second] = await linesOf(room.decisionId);
    const pressed = await Promise.allSettled([reissue(second!.id), reissue(second!.id)]);
    expect(pressed.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const lines = await room.board.people.chair!.act((tx) => registerOfYear(tx, thisYear));
    expect(lines.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('only a leader revokes, with a decision that came later or none, and once', async () => {
    const lines = await linesOf(room.decisionId);
    const inForce = lines.find(({ state }) => state === 'valid')!;
    expect(await refusedWith(() => revoke(inForce.id, {}, 'secretary'))).toMatch(
      /42501|access\.notPermitted/,
    );
    const by = (decisionId?: number) => () => revoke(inForce.id, { reason: 'laterDecision', decisionId });
    expect(await refusedWith(by())).toBe('certificates.decisionNeeded');
    expect(await refusedWith(by(room.decisionId))).toBe('certificates.notALaterDecision');
    expect(await refusedWith(by(foreign.decisionId))).toBe('certificates.notALaterDecision');
    const [later] = await owner`SELECT id FROM app.decision
      WHERE association_id = ${room.board.founded.associationId} ORDER BY id DESC LIMIT 1`;
    await revoke(inForce.id, {
      reason: 'laterDecision',
      decisionId: Number(later!.id),
      note: 'Khai không đúng',
    });
    const found = await room.board.people.chair!.act((tx) => certificateById(tx, inForce.id));
    expect(found).toMatchObject({
      state: 'revoked',
      revocationReason: 'laterDecision',
      revokingDecision: '2/2019',
    });
    expect(await refusedWith(() => revoke(inForce.id))).toBe('certificates.alreadyRevoked');
    expect(await refusedWith(() => reissue(inForce.id))).toBe('certificates.notInForce');
  });
});

describe('the database itself, past every grant', () => {
  const columns = `association_id, year, number, award_id, decision_id, award_kind, template_number, template_version, issued_on, issued_by, code`;
  /** The refusal of an insert by hand; rolled back whatever happens. */
  const byHand = async (change: { number?: number; award?: number; replaces?: number }) => {
    const { associationId } = foreign.board.founded;
    const values = [
      associationId,
      2019,
      change.number ?? 2,
      change.award ?? foreign.decided[0],
      foreign.decisionId,
    ];
    const extra = change.replaces ? `, replaces_id, reissue_reason` : '';
    try {
      await owner.begin(async (tx) => {
        await tx.unsafe(
          `INSERT INTO app.certificate (${columns}${extra}) VALUES (${values.join(',')}, 'student', 1, 1, '2019-01-28', 1, app.paper_code()${change.replaces ? `, ${change.replaces}, 'lost'` : ''})`,
        );
        throw new Error('inserted');
      });
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('takes no award that is not decided, no second one, no number out of turn', async () => {
    expect(await byHand({ award: foreign.undecided[0] })).toBe('certificates.notDecided');
    expect(await byHand({ award: room.decided[0] })).toBe('certificates.notDecided');
    expect(await byHand({ number: 3 })).toBe('certificates.notNextNumber');
    expect(await byHand({ award: foreign.decided[1] })).toMatch(/certificate_first_once/);
    // What is right but has no entry in the log is refused by the log alone: the guards above were passed.
    expect(await byHand({})).toBe('audit.noEvent');
  });

  it('nothing in the register is changed or removed', async () => {
    for (const table of ['certificate', 'certificate_revocation', 'certificate_template']) {
      await expect(owner.unsafe(`DELETE FROM app.${table}`)).rejects.toThrow(/append|thêm|only/i);
      await expect(owner.unsafe(`UPDATE app.${table} SET association_id = association_id`)).rejects.toThrow();
    }
    await expect(owner.unsafe('TRUNCATE app.certificate CASCADE')).rejects.toThrow();
  });
});

it('without a template the usual words are written first, as a version like any other', async () => {
  const template = { templateNumber: undefined };
  expect(await enter(foreign, [foreign.decided[0]], 'secretary', template)).toBe(1);
  const [line] = await owner`SELECT t.name, t.wording FROM app.certificate g JOIN app.certificate_template t
    ON (t.association_id, t.number, t.version) = (g.association_id, g.template_number, g.template_version)
    WHERE g.award_id = ${foreign.decided[0]}`;
  expect(line).toMatchObject({ name: 'Giấy khen', wording: expect.stringContaining('{nam-hoc}') });
});
