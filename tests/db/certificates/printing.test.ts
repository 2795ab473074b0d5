/** Printing counts once for each press and marks copies; the public page tells the state of one certificate and no name beyond consent. */
import { sql } from 'drizzle-orm';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PaperAnswer } from '@/app/(public)/cong/[lang]/[hoi]/kt/_answer';
import { closePools, withPublic } from '@/db/client';
import { reissueCertificate } from '@/lib/certificates/commands/issue';
import { printCertificates } from '@/lib/certificates/commands/print';
import { revokeCertificate } from '@/lib/certificates/commands/revoke';
import { writeTemplate } from '@/lib/certificates/commands/write-template';
import { registerPage } from '@/lib/certificates/page';
import { drawSheets, previewSheets, printedSheets } from '@/lib/certificates/printed';
import { certificatesOfDecision } from '@/lib/certificates/queries';
import type { TemplateInput } from '@/lib/certificates/schema/template';
import { giveConsent, withdrawConsent } from '@/lib/honours/commands/consents';
import { checkCertificate } from '@/lib/honours/queries';
import { newPageJob, runPageJob } from '@/lib/web/page-tags';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type CertificateRoom, enter, openCertificates, wording } from './set-up';

let database: TestDatabase;
let room: CertificateRoom;
beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  room = await openCertificates(database, 'xa-in');
  await enter(room);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const origin = 'https://densach.example';
const lines = () => room.board.people.chair!.act((tx) => certificatesOfDecision(tx, room.decisionId));
const print = (requestKey: string, certificateIds?: number[], login = 'secretary') =>
  room.board.people[login]!.act((tx, actor) =>
    printCertificates(tx, actor, { decisionId: room.decisionId, requestKey, certificateIds }),
  );
const sheets = (printId: number, login = 'secretary') =>
  room.board.people[login]!.act((tx) => printedSheets(tx, printId, origin));
const write = (change: Partial<TemplateInput>, target?: { number: number; afterVersion: number }) =>
  room.board.people.secretary!.act((tx, actor) =>
    writeTemplate(tx, actor, { target, template: { ...wording, ...change } }),
  );
const codeOf = async (id: number) => {
  const admin = await withConnection(
    database.superuserUrl,
    (sql) => sql`SELECT code FROM app.certificate WHERE id = ${id}`,
  );
  return String(admin[0]!.code);
};

describe('templates', () => {
  it('an unknown place, a stray brace and a text too long are refused, also past the program', async () => {
    for (const bad of ['{ho-ten} {nam-hoc}', 'Đạt {giải', 'Đạt giải}', '{{nam-hoc}}'])
      expect(await refusedWith(() => write({ wording: bad }))).toBe('certificates.unknownPlaceholder');
    expect(await refusedWith(() => write({ wording: 'ẵ'.repeat(241) }))).toBe('certificates.textTooLong');
    expect(await refusedWith(() => write({ name: ' ' }))).toBe('certificates.templateUnreadable');
    const pastTheProgram = () =>
      room.board.people.secretary!.act((tx) =>
        tx.execute(sql`INSERT INTO app.certificate_template (association_id, number, version, name, categories, wording, sheet, heading, signer_authority, signer_office, made_by)
          VALUES (${room.board.founded.associationId}, 2, 1, 'x', '{}', '{ho-ten}', 'a4', '', '', '', 1)`),
      );
    expect(await refusedWith(pastTheProgram)).toMatch(/23514|placeholder/i);
  });

  it('a version written meanwhile is not written over, and what was issued keeps its words', async () => {
    const { number } = room.template;
    const [mine, theirs] = await Promise.allSettled([
      write({ wording: 'Lời mới, {dot-xet}' }, { number, afterVersion: 1 }),
      write({ wording: 'Lời khác, {dot-xet}' }, { number, afterVersion: 1 }),
    ]);
    expect([mine.status, theirs.status].sort()).toEqual(['fulfilled', 'rejected']);
    const drawn = await sheets(await print('khoa-1'));
    expect(drawn!.map(({ achievement }) => achievement)).toEqual([
      'Có nhiều cố gắng trong học tập và rèn luyện, Tết khuyến học 2019, năm học 2018–2019',
      'Có nhiều cố gắng trong học tập và rèn luyện, Tết khuyến học 2019, năm học 2018–2019',
    ]);
  });

  it('a preview names nobody of the round, and is marked as one', async () => {
    const offered = await room.board.people.secretary!.act((tx) => registerPage(tx, undefined));
    expect(offered.round?.id).toBe(room.round.roundId);
    const drawn = await room.board.people.secretary!.act((tx) =>
      previewSheets(tx, room.template.number, offered.round!.id, origin),
    );
    const names = (await lines()).map(({ name }) => name!);
    expect(drawn).toHaveLength(2);
    expect(drawn![1]!.name.length).toBeGreaterThanOrEqual(Math.max(...names.map((name) => name.length)) - 1);
    for (const name of names) expect(JSON.stringify(drawn)).not.toContain(name);
    expect(drawn!.every(({ reprint }) => reprint?.includes('XEM TRƯỚC'))).toBe(true);
  });
});

describe('printing', () => {
  it('the same press twice is one, a second press makes copies that say so', async () => {
    const first = await print('khoa-1');
    expect(await print('khoa-1')).toBe(first);
    expect((await sheets(first))!.map(({ reprint }) => reprint)).toEqual([undefined, undefined]);
    const [one] = await lines();
    const again = await sheets(await print('khoa-2', [one!.id]));
    expect(again!.map(({ reprint }) => reprint?.slice(0, 13))).toEqual(['BẢN SAO LẦN 2']);
    expect((await lines()).map(({ copies }) => copies)).toEqual([2, 1]);
    const pdf = await drawSheets(again!);
    expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe('%PDF-');
  });

  it('two presses at once count to different copies', async () => {
    await Promise.all([print('khoa-3'), print('khoa-4')]);
    expect((await lines()).map(({ copies }) => copies)).toEqual([4, 3]);
  });

  it('nobody without the office prints, and nothing that is not in force or not of this decision', async () => {
    for (const login of ['accountant', 'inspector'])
      expect(await refusedWith(() => print(`khoa-${login}`, undefined, login))).toMatch(
        /42501|access\.notPermitted/,
      );
    expect(await refusedWith(() => print('khoa-5', [999_999]))).toBe('certificates.nothingToPrint');
  });
});

describe('the page that checks a paper', () => {
  const look = (code: string) => withPublic((tx) => checkCertificate(tx, code));
  const page = async (typed: string, lang = 'vi') => {
    const job = newPageJob();
    const params = Promise.resolve({ lang, hoi: 'xa-in' });
    const html = await runPageJob(job, async () =>
      renderToStaticMarkup(await PaperAnswer({ params: params as never, typed })),
    );
    return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  };

  it('tells number, decision and kind; nothing of a name without consent, and never which pupil is poor', async () => {
    const [first] = await lines();
    const code = await codeOf(first!.id);
    expect(await look(code)).toMatchObject({
      ...{
        number: 1,
        year: 2019,
        decisionReference: expect.stringMatching(/^01\/QĐ-/),
        decidedOn: '2019-01-28',
      },
      ...{ awardKind: 'student', state: 'valid', personName: null },
    });
    const text = await page(code);
    for (const words of [
      'Giấy khen này có trong sổ',
      'số vào sổ 1/2019',
      '28/01/2019',
      'Học sinh, sinh viên',
    ])
      expect(text).toContain(words);
    expect(text).not.toMatch(/nghèo|khó khăn|hardship|\d{3}\.\d{3}/i);
    expect(text).not.toContain(first!.name!);
  });

  it('shows the name masked while there is consent, and not after it is withdrawn', async () => {
    const [first] = await lines();
    const code = await codeOf(first!.id);
    const [award] = await withConnection(
      database.superuserUrl,
      (sql) => sql`SELECT party_id FROM app.award WHERE id = ${first!.awardId}`,
    );
    const partyId = Number(award!.party_id);
    const { secretary } = room.board.people;
    await secretary!.act((tx, actor) =>
      giveConsent(tx, actor, { partyId, fields: ['name'], giver: 'self', givenOn: '2019-02-20' }),
    );
    await secretary!.act((tx, actor) =>
      giveConsent(tx, actor, {
        ...{ partyId, fields: ['name'], giver: 'guardian', givenOn: '2019-02-20' },
        representative: { name: 'Phạm Văn Mẫu', relation: 'father' },
      }),
    );
    const shown = (await look(code))!.personName!;
    expect(shown).toMatch(/^(\p{L}\*\*\* ?)+$/u);
    expect(shown.split(' ')).toHaveLength(first!.name!.split(' ').length);
    await secretary!.act((tx, actor) => withdrawConsent(tx, actor, { partyId }));
    expect((await look(code))!.personName).toBeNull();
  });

  it('says that a certificate was reissued or revoked; a code that is not there gets the one answer', async () => {
    const [first, second] = await lines();
    await room.board.people.secretary!.act((tx, actor) =>
      reissueCertificate(tx, actor, { certificateId: first!.id, reason: 'misspelt' }),
    );
    await room.board.people.chair!.act((tx, actor) =>
      revokeCertificate(tx, actor, { certificateId: second!.id, reason: 'issuedInError' }),
    );
    expect(await page(await codeOf(first!.id))).toContain('CẤP LẠI');
    expect(await page(await codeOf(second!.id), 'en')).toContain('REVOKED');
    expect(await refusedWith(() => print('khoa-6', [second!.id]))).toBe('certificates.nothingToPrint');
    expect(await page('2222222222')).toContain('Không có tờ giấy nào mang mã này trong sổ');
  });

  it('the public reader cannot list the register', async () => {
    for (const table of ['app.certificate', 'app.certificate_revocation'])
      await expect(
        withConnection(database.urls.public, (sql) => sql.unsafe(`SELECT 1 FROM ${table} LIMIT 1`)),
      ).rejects.toThrow(/permission denied/);
  });
});
