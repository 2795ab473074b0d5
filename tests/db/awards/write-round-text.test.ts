/** writeRoundText: words in versions, without names, bound to their list, frozen by a signature over exactly them. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { decisionDigest, issueDecision } from '@/lib/awards/commands/issue-decision';
import { changeRate } from '@/lib/awards/commands/propose-awards';
import { keepRoundText, writeRoundText } from '@/lib/awards/commands/write-round-text';
import { decisionPaper, draftPaper, minutesPaper, submissionPaper } from '@/lib/awards/papers';
import { decisionsOf } from '@/lib/awards/queries/decisions';
import { textOfDecision, textPage } from '@/lib/awards/queries/round-texts';
import type { RoundTextInput, TextKind } from '@/lib/awards/schema/text-forms';
import { typedArticles, writtenForm } from '@/lib/documents/round-text';
import { statedTotals } from '@/lib/documents/round-wording';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { approve, decide } from './approving';
import { type Board, openBoard, type ProposedRound, proposeTet2019 } from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: ProposedRound;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-loi-van');
  round = await proposeTet2019(board);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const person = (login: string) => board.people[login]!;
const pageOf = async (kind: TextKind, login = 'secretary', fresh = false) =>
  (await person(login).act((tx, actor) => textPage(tx, actor, 'tet-2019', kind, fresh)))!;
/** The articles the program proposes for the list as it is now. */
const freshBody = async () => typedArticles((await pageOf('decision', 'secretary', true)).begin.body);

/** What the form sends when somebody opens it now and changes `typed`. */
async function formOf(kind: TextKind, typed: Partial<RoundTextInput> = {}): Promise<RoundTextInput> {
  const { begin, standing, list } = await pageOf(kind);
  return {
    ...{ round: 'tet-2019', kind, afterVersion: standing.lastVersion, list },
    ...{ subject: begin.subject, authority: begin.authority, grounds: begin.grounds.join('\n') },
    body: kind === 'decision' ? typedArticles(begin.body) : begin.body.join('\n'),
    ...{ closing: begin.closing, distribution: begin.distribution.join('\n') },
    ...{ signAuthority: begin.signAuthority, signOffice: begin.signOffice, cite: [], keptReason: '' },
    ...typed,
  };
}
const write = (login: string, input: RoundTextInput) =>
  person(login).act((tx, actor) => writeRoundText(tx, actor, input));
const textPdf = async (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).length;
const sign = async (awardIds: number[], textFingerprint: string) => {
  const input = { roundId: round.roundId, awardIds, decidedOn: '2019-01-28', textFingerprint };
  const digest = await person('chair').act((tx) => decisionDigest(tx, input));
  const pinConfirmationId = await person('chair').confirm('issueDecision', digest);
  return person('chair').act((tx, actor) => issueDecision(tx, { ...actor, pinConfirmationId }, input));
};

describe('writing the words of a paper', () => {
  it('begins with the proposal, is kept in versions, and writing the same again keeps nothing', async () => {
    expect((await pageOf('decision')).standing).toMatchObject({ version: 0, fitsList: true });
    const form = await formOf('decision', { subject: '  Về việc   trao thưởng xuân ' });
    expect(await write('secretary', form)).toEqual({ version: 1 });
    const page = await pageOf('decision');
    expect(page.standing).toMatchObject({ version: 1, text: { subject: 'Về việc trao thưởng xuân' } });
    expect(await write('secretary', await formOf('decision'))).toEqual({ version: 1 });
    expect(await refusedWith(() => write('chair', form))).toBe('awards.textChanged');
    const { standing, list } = page;
    const again = {
      associationId: board.founded.associationId,
      id: round.roundId,
      kind: 'decision' as const,
    };
    expect(
      await person('chair').act((tx, actor) =>
        keepRoundText(tx, actor, { ...again, content: standing.content, listDigest: list }),
      ),
    ).toEqual({ version: 1 });
  });

  it('is for those who run the round, and not for who stands aside from a file of it', async () => {
    expect(await refusedWith(() => formOf('minutes').then((form) => write('huong', form)))).toBe(
      'access.notPermitted',
    );
    const [hidden] = await person('hai').act((tx, actor) =>
      textPage(tx, actor, 'tet-2019', 'decision', false).then((page) => [page?.round.hiddenFiles]),
    );
    expect(hidden).toBe(1);
    expect(await refusedWith(() => formOf('decision').then((form) => write('hai', form)))).toBe(
      'awards.paperNeedsAll',
    );
  });

  it('refuses articles out of order, an empty paper, and another list than the one shown', async () => {
    for (const body of ['Trao thưởng.', 'Điều 2. Trao thưởng.', 'Điều 1. A\nĐiều 3. B', 'Điều 1.']) {
      expect(await refusedWith(async () => write('secretary', await formOf('decision', { body })))).toBe(
        'awards.textIncomplete',
      );
    }
    expect(
      await refusedWith(async () => write('secretary', await formOf('decision', { grounds: ' ' }))),
    ).toBe('awards.textIncomplete');
    expect(
      await refusedWith(async () => write('secretary', await formOf('decision', { list: 'a'.repeat(64) }))),
    ).toBe('awards.changedSinceShown');
  });

  it('refuses names of people in the database too, with marks, and lets other words of the same letters stand', async () => {
    const named = async (body: string) => write('secretary', await formOf('submission', { body }));
    for (const body of [
      'Đề nghị trao cho em Bùi Thị Thu Thùy Linh một suất.',
      'Đề nghị trao cho em BÙI THỊ THU THÙY LINH.',
      'Mẹ của Hà Thị Kim Ngân làm đơn',
    ]) {
      expect(await refusedWith(() => named(body))).toBe('awards.textNamesSomebody');
    }
    expect(await named('Bui thi thu thuy linh hoạt, ngân sách đủ; hòa chung niềm vui.')).toEqual({
      version: 1,
    });
    const { begin } = await pageOf('minutes');
    const direct = () =>
      person('secretary').act(async (tx) => {
        await tx.execute(sql`SELECT audit.record('{"kind":"round.textWritten","subjectType":"round"}')`);
        const content = writtenForm({ ...begin, body: ['Lục Tuyền Lâm'] });
        await tx.execute(sql`
          INSERT INTO app.round_text (association_id, round_id, kind, version, fingerprint, content, written_by)
          VALUES (app.current_association(), ${round.roundId}, 'minutes', 1,
                  encode(sha256(convert_to(${content}, 'UTF8')), 'hex'), ${content}, 1)`);
      });
    expect(await refusedWith(direct)).toBe('awards.textNamesSomebody');
    await withConnection(database.urls.migrator, async (connection) => {
      const owner = decodeURIComponent(new URL(database.urls.migrator).username).replace(
        /_migrator$/,
        '_owner',
      );
      await connection.unsafe(
        `SET ROLE "${owner}"; ALTER TABLE app.round_text DISABLE TRIGGER u_round_text_guard`,
      );
      expect(await refusedWith(direct)).toBe('accepted');
      await connection.unsafe(`ALTER TABLE app.round_text ENABLE TRIGGER u_round_text_guard`);
    });
  });

  it('papers are printed in these words; words for another list print nothing until they are looked through', async () => {
    const read = (kind: 'submission' | 'draft') =>
      person('secretary').act((tx, actor) =>
        kind === 'draft' ? draftPaper(tx, actor, 'tet-2019') : submissionPaper(tx, actor, 'tet-2019'),
      );
    expect(await textPdf((await read('submission'))?.bytes)).toBeGreaterThan(1000);
    expect((await read('draft'))?.filename).toBe('du-thao-quyet-dinh-tet-2019.pdf');
    await person('secretary').act((tx, actor) =>
      changeRate(tx, actor, {
        roundId: round.roundId,
        categoryId: round.student,
        rateVnd: 400_000n,
        reason: 'Quỹ ít',
      }),
    );
    expect(await refusedWith(() => read('submission'))).toBe('awards.textForAnotherList');
    expect((await pageOf('decision')).standing.fitsList).toBe(false);
    await write('secretary', await formOf('submission'));
    expect(await textPdf((await read('submission'))?.bytes)).toBeGreaterThan(1000);
  });
});

describe('signing', () => {
  it('is over the words that were shown and over exactly their list, held by the database', async () => {
    const [first, second] = [round.awardIds.slice(0, 2), round.awardIds.slice(2)];
    for (const login of ['chair', 'huong']) await approve(person(login), first);
    const stale = (await pageOf('decision')).standing.fingerprint;
    // Written for other amounts: the same words may not be signed over this list.
    expect(await refusedWith(() => sign(first, stale))).toBe('awards.textForAnotherList');
    const subject = 'Về việc trao thưởng lần 1';
    const again = async () => write('secretary', await formOf('decision', { subject }));
    expect(await refusedWith(again)).toBe('awards.textWrongTotal');
    await write('secretary', await formOf('decision', { subject, body: await freshBody() }));
    const { fingerprint } = (await pageOf('decision')).standing;
    expect(await refusedWith(() => sign(first, stale))).toBe('awards.textChanged');
    expect(await refusedWith(() => sign(first.slice(0, 1), fingerprint))).toBe('awards.textForAnotherList');
    const old = () => person('chair').act((tx) => tx.execute(sql`SELECT app.issue_decision('{}'::jsonb)`));
    expect(await refusedWith(old)).toBe('42501');
    const issued = await sign(first, fingerprint);
    expect(await person('chair').act((tx) => textOfDecision(tx, issued.decisionId))).toMatchObject({
      ...{ fingerprint, text: { subject: 'Về việc trao thưởng lần 1' } },
    });
    const [listed] = await person('chair').act((tx) => decisionsOf(tx, round.roundId));
    expect(listed).toMatchObject({ title: 'Về việc trao thưởng lần 1', textFingerprint: fingerprint });
    for (const login of ['chair', 'huong']) await approve(person(login), second.slice(0, 1));
  });

  it('words of a signed decision are its own: what is left begins from the proposal, with its own sum', async () => {
    const { standing, begin, totalVnd } = await pageOf('decision');
    expect(standing).toMatchObject({ version: 0, fitsList: true });
    expect(standing.lastVersion).toBeGreaterThan(0);
    expect(statedTotals(begin.body)).toEqual([totalVnd]);
  });

  it('a PIN given for other words signs nothing', async () => {
    const input = { roundId: round.roundId, awardIds: [round.awardIds[2]!], decidedOn: '2019-01-28' };
    const digest = await person('chair').act((tx) => decisionDigest(tx, { ...input, title: 'Một' }));
    const pinConfirmationId = await person('chair').confirm('issueDecision', digest);
    const other = () =>
      person('chair').act((tx, actor) =>
        issueDecision(tx, { ...actor, pinConfirmationId }, { ...input, title: 'Hai' }),
      );
    expect(await refusedWith(other)).toBe('access.pinNotConfirmed');
  });

  it('freezes submission and minutes, keeps the words of what is left open, and then those too', async () => {
    for (const kind of ['submission', 'minutes'] as const) {
      expect(await refusedWith(async () => write('secretary', await formOf(kind, { subject: 'Khác' })))).toBe(
        'awards.textFrozen',
      );
    }
    await write('secretary', await formOf('decision', { subject: 'Về việc trao thưởng lần 2' }));
    for (const login of ['chair', 'viceChair']) await approve(person(login), [round.awardIds[3]!]);
    await decide(person('chair'), { roundId: round.roundId, awardIds: round.awardIds.slice(2) });
    expect((await pageOf('decision')).isFrozen).toBe(true);
    expect(
      await refusedWith(async () => write('secretary', await formOf('decision', { subject: 'X' }))),
    ).toBe('awards.textFrozen');
    const change = (text: string) => () => person('chair').act((tx) => tx.execute(sql.raw(text)));
    expect(await refusedWith(change(`UPDATE app.round_text SET content = '{}'`))).toBe('42501');
    expect(await refusedWith(change(`DELETE FROM app.decision_text`))).toBe('42501');
    const minutes = await person('secretary').act((tx, actor) => minutesPaper(tx, actor, 'tet-2019', {}));
    expect(await textPdf(minutes?.bytes)).toBeGreaterThan(1000);
  });

  it('a decision from before words were kept prints as it did', async () => {
    const [first] = await person('chair').act((tx) => decisionsOf(tx, round.roundId));
    const print = () =>
      person('chair').act((tx, actor) =>
        decisionPaper(tx, actor, 'tet-2019', first!.id).then((file) => file!.bytes),
      );
    const signed = await print();
    await withConnection(database.superuserUrl, async (connection) => {
      await connection.unsafe(`ALTER TABLE app.decision_text DISABLE TRIGGER USER;
        DELETE FROM app.decision_text WHERE decision_id = ${first!.id}; ALTER TABLE app.decision_text ENABLE TRIGGER USER`);
    });
    const bare = await print();
    expect(bare.length).toBeGreaterThan(1000);
    expect(Buffer.compare(Buffer.from(bare), Buffer.from(signed))).not.toBe(0);
  });
});
