/** recordDocument, endDocument: the register keeps what was in force when, and a decision rests only on what is. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { decisionDigest, issueDecision } from '@/lib/awards/commands/issue-decision';
import { endDocument, recordDocument } from '@/lib/awards/commands/legal-documents';
import { writeRoundText } from '@/lib/awards/commands/write-round-text';
import { isInForce, legalDocuments } from '@/lib/awards/queries/legal-documents';
import { textPage } from '@/lib/awards/queries/round-texts';
import { typedArticles } from '@/lib/documents/round-text';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { approve } from './approving';
import { type Board, openBoard, type ProposedRound, proposeTet2019 } from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: ProposedRound;
const ids: Record<string, number> = {};

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-van-ban');
  round = await proposeTet2019(board);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const person = (login: string) => board.people[login]!;
const circular = {
  ...{ kind: 'circular' as const, number: '44/2014/TT-BGDĐT', issuer: 'Bộ Giáo dục và Đào tạo' },
  ...{ title: 'quy định đánh giá, xếp loại cộng đồng học tập cấp xã', issuedOn: '2014-12-12' },
};
const enter = (login: string, changes: object = {}) =>
  person(login).act((tx, actor) =>
    recordDocument(tx, actor, { ...circular, inForceFrom: '2015-01-27', ...changes }),
  );
const end = (documentId: number, changes: object = {}) =>
  person('secretary').act((tx, actor) =>
    endDocument(tx, actor, {
      documentId,
      replacedById: ids.next,
      endedOn: '2024-02-12',
      reason: 'Có văn bản mới',
      ...changes,
    }),
  );
const write = (cite: number[], keptReason = '') =>
  person('secretary').act(async (tx, actor) => {
    const page = (await textPage(tx, actor, 'tet-2019', 'decision', false))!;
    const { begin, documents } = page;
    const cited = documents.filter((one) => one.isCited).map((one) => one.line);
    return writeRoundText(tx, actor, {
      ...{ round: 'tet-2019', kind: 'decision', afterVersion: page.standing.version, list: page.list },
      ...{ subject: begin.subject, authority: begin.authority, body: typedArticles(begin.body), closing: '' },
      grounds: begin.grounds.filter((line) => !cited.includes(line)).join('\n'),
      ...{ distribution: 'Lưu: VT', signAuthority: '', signOffice: '', cite, keptReason },
    });
  });
const standing = () =>
  person('chair').act(
    async (tx, actor) => (await textPage(tx, actor, 'tet-2019', 'decision', false))!.standing,
  );
async function sign(decidedOn: string) {
  const input = { roundId: round.roundId, awardIds: round.awardIds, decidedOn };
  const shown = { ...input, textFingerprint: (await standing()).fingerprint };
  const digest = await person('chair').act((tx) => decisionDigest(tx, shown));
  const pinConfirmationId = await person('chair').confirm('issueDecision', digest);
  return person('chair').act((tx, actor) => issueDecision(tx, { ...actor, pinConfirmationId }, shown));
}

describe('the register', () => {
  it('is written by those who run rounds, with days in their order', async () => {
    expect(await refusedWith(() => enter('huong'))).toBe('access.notPermitted');
    expect(await refusedWith(() => enter('secretary', { inForceFrom: '2014-12-11' }))).toBe(
      'awards.documentDays',
    );
    ids.old = await enter('secretary');
    ids.next = await enter('chair', {
      number: '25/2023/TT-BGDĐT',
      issuedOn: '2023-12-27',
      inForceFrom: '2024-02-12',
    });
    ids.charter = await enter('secretary', {
      ...{ kind: 'charter', number: '', issuedOn: '2016-01-04', inForceFrom: '2016-01-04' },
      ...{ issuer: 'Hội Khuyến học Việt Nam', title: 'về tổ chức và hoạt động của Hội' },
    });
  });

  it('an end has a day, a reason, and comes once; nothing is changed or removed', async () => {
    expect(await refusedWith(() => end(ids.old!, { endedOn: '2015-01-26' }))).toBe('awards.documentDays');
    expect(await refusedWith(() => end(ids.old!, { replacedById: ids.old }))).toBe('awards.notFound');
    expect(await refusedWith(() => end(999_999))).toBe('awards.notFound');
    await end(ids.old!);
    expect(await refusedWith(() => end(ids.old!))).toBe('awards.documentEnded');
    for (const text of [`UPDATE app.legal_document SET title = 'x'`, 'DELETE FROM app.legal_document_end']) {
      expect(await refusedWith(() => person('chair').act((tx) => tx.execute(sql.raw(text))))).toBe('42501');
    }
  });

  it('tells for each day what is in force, as the database does, and its line by rank', async () => {
    const list = await person('huong').act(legalDocuments);
    expect(list.map(({ line }) => line)).toEqual([
      'Căn cứ Thông tư số 44/2014/TT-BGDĐT ngày 12 tháng 12 năm 2014 của Bộ Giáo dục và Đào tạo quy định đánh giá, xếp loại cộng đồng học tập cấp xã',
      expect.stringContaining('25/2023/TT-BGDĐT'),
      'Căn cứ Điều lệ ngày 04 tháng 01 năm 2016 của Hội Khuyến học Việt Nam về tổ chức và hoạt động của Hội',
    ]);
    for (const day of ['2015-01-26', '2015-01-27', '2024-02-11', '2024-02-12', '2030-01-01']) {
      for (const one of list) {
        const [row] = await person('chair').act((tx) =>
          tx.execute<{ stands: boolean }>(
            sql`SELECT app.in_force_on(app.current_association(), ${one.id}, ${day}::date) AS stands`,
          ),
        );
        expect([one.number, day, row!.stands]).toEqual([one.number, day, isInForce(one, day)]);
      }
    }
  });
});

describe('the grounds of a decision', () => {
  it('are made from the ticked documents, and one that is not in force needs a reason', async () => {
    expect(await refusedWith(() => write([ids.next!]))).toBe('awards.documentNotInForce');
    expect(await refusedWith(() => write([999_999]))).toBe('awards.notFound');
    await write([ids.charter!, ids.old!]);
    const { grounds } = (await standing()).text;
    expect(grounds[0]).toContain('44/2014/TT-BGDĐT');
    expect(grounds[1]).toContain('Căn cứ Điều lệ ngày 04');
    await write([ids.charter!]);
    expect((await standing()).text.grounds.join()).not.toContain('44/2014');
  });

  it('a signature refuses grounds that are not in force on its day, unless they were kept with a reason', async () => {
    for (const login of ['chair', 'viceChair']) await approve(person(login), round.awardIds);
    await write([ids.old!]);
    expect(await refusedWith(() => sign('2024-02-12'))).toBe('awards.documentNotInForce');
    await write([ids.next!], 'Áp dụng trước theo hướng dẫn của cấp trên');
    expect(await sign('2019-01-28')).toMatchObject({ number: 1 });
    expect(await refusedWith(() => write([ids.old!]))).toBe('awards.textFrozen');
  });
});
