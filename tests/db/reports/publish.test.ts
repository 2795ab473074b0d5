/**
 * Publishing a report: only what was looked at, only what the database computes, by the chair, without names; frozen,
 * versioned, withdrawn. Each guard has its twin: without it the same thing goes through.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicReportContent, publicReports, reportSteps } from '@/lib/honours/report-queries';
import { lookAtNumbers, publishReport, setPlan, startReport, writeReport } from '@/lib/reports/commands';
import { reportPreview } from '@/lib/reports/preview';
import { planOf, reportDraft, reportList } from '@/lib/reports/queries';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { hoi, openStory, type Story, withPublic } from '../public/story';

let story: Story;
let chair: Colleague;
let secretary: Colleague;
let id: number;
beforeAll(async () => {
  story = await openStory();
  chair = await story.as('chutich', ['chair']);
  secretary = await story.as('thuky', ['secretary']);
  id = (await chair.act(reportList)).find(({ kind }) => kind === 'year')!.id;
});
afterAll(() => story.end());

const none = { situation: '', propaganda: '', funds: '', awards: '', shortcomings: '', directions: '' };
const draft = async () => (await chair.act((tx) => reportDraft(tx, id)))!;
const write = async (situation: string) => {
  const { saving: seen } = await draft();
  return secretary.act((tx, actor) => writeReport(tx, actor, { ...none, reportId: id, seen, situation }));
};
const publishAs = async (
  who: Colleague,
  more: { seen?: string; cause?: 'wording'; reason?: string } = {},
) => {
  const seen = more.seen ?? (await draft()).fingerprint;
  const input = { reportId: id, seen, cause: 'wording' as const, reason: 'Sửa lời', ...more };
  return who.act((tx, actor) => publishReport(tx, actor, input));
};
/** What the database's owner would have to do to get past the program. */
const asOwner = (work: string) =>
  story.admin
    .begin(async (tx) => {
      await tx.unsafe(work);
      throw new Error('taken back');
    })
    .catch((error: Error) => error.message);
const version = `(SELECT max(id) FROM app.report_version)`;
const planted = `
  INSERT INTO app.report_number (association_id, version_id, ordinal, figure, label, is_public, amount_vnd, item_count)
  SELECT association_id, id, 999, 'money.in', 'x', true, 1, 1 FROM app.report_version WHERE id = ${version}`;
const named = (text: string) => `
  INSERT INTO app.report_words (association_id, version_id, section, body)
  SELECT association_id, id, 'planted', '${text}' FROM app.report_version WHERE id = ${version}`;
const off = (table: string, trigger: string) => `ALTER TABLE app.${table} DISABLE TRIGGER ${trigger};`;

describe('who', () => {
  it('the secretary writes and does not publish; the accountant reads; a committee member sees nothing', async () => {
    await write('Năm qua có nhiều cố gắng.');
    await expect(publishAs(secretary)).rejects.toMatchObject({ code: 'access.notPermitted' });
    const { fingerprint } = await draft();
    const asIf = { ...secretary.actor, roles: ['chair' as const] };
    expect(
      await refusedWith(() =>
        secretary.act((tx) =>
          publishReport(tx, asIf, { reportId: id, seen: fingerprint, cause: 'wording', reason: 'x' }),
        ),
      ),
    ).toBe('access.notPermitted');
    const asCashier = { ...secretary.actor, roles: ['cashier' as const] };
    await expect(secretary.act((tx) => lookAtNumbers(tx, asCashier, id))).rejects.toMatchObject({
      code: 'access.notPermitted',
    });
    const member = await story.as('uyvien1', ['committeeMember']);
    expect(await member.act(reportList)).toEqual([]);
    expect(await member.act((tx) => tx.execute('SELECT * FROM app.report_draft(1)' as never))).toHaveLength(
      0,
    );
  });

  it('a period is started once, and not before it begins', async () => {
    const start = (year: number) =>
      secretary.act((tx, actor) => startReport(tx, actor, { kind: 'halfYear', year }));
    expect(await refusedWith(() => start(2019))).toBe('reports.started');
    expect(await refusedWith(() => start(2098))).toBe('reports.notBegun');
  });
});

describe('what is published', () => {
  it('is what was looked at: other words or numbers since are refused', async () => {
    const { fingerprint } = await draft();
    await write('Năm qua có nhiều cố gắng hơn.');
    expect(await refusedWith(() => publishAs(chair, { seen: fingerprint }))).toBe('reports.numbersChanged');
    const before = (await draft()).fingerprint;
    await secretary.act((tx, actor) =>
      setPlan(tx, actor, { year: 2019, moneyIn: 40_000_000n, moneyOut: null, awards: 30 }),
    );
    expect(await secretary.act((tx) => planOf(tx, 2019))).toEqual({
      moneyInVnd: 40_000_000n,
      moneyOutVnd: null,
      awards: 30,
    });
    expect(await refusedWith(() => publishAs(chair, { seen: before }))).toBe('reports.numbersChanged');
  });

  it('says why from the second version on', async () => {
    expect(await refusedWith(() => publishAs(chair, { reason: '' }))).toBe('reports.sayWhy');
  });

  it('names nobody the house knows, and tells no long number', async () => {
    await write('Biểu dương em Bùi Thị Hồng Thắm.');
    expect((await draft()).faults).toEqual([{ section: 'situation', fault: 'name' }]);
    expect(await refusedWith(() => publishAs(chair))).toBe('reports.namesSomebody');
    expect(
      (await chair.act((tx, actor) => reportPreview(tx, actor, { id, slug: hoi })))!.content,
    ).toBeUndefined();
    await write('Gọi số 0912345678.');
    expect((await draft()).faults).toEqual([{ section: 'situation', fault: 'number' }]);
    expect(await refusedWith(() => publishAs(chair))).toBe('reports.tellsNumber');
    await write('Thu được 28.017.500 đồng.');
    expect((await draft()).faults).toEqual([]);
  });

  it('is in the preview exactly what everybody sees afterwards, and the preview leaves nothing', async () => {
    const preview = (await chair.act((tx, actor) => reportPreview(tx, actor, { id, slug: hoi })))!;
    const before = await withPublic((tx) => publicReports(tx, hoi));
    expect(before.filter(({ kind }) => kind === 'year')).toHaveLength(1);
    expect(await publishAs(chair)).toBe(2);
    const seen = await withPublic((tx) =>
      publicReportContent(tx, hoi, { kind: 'year', year: 2019, version: 2 }),
    );
    expect(seen).toEqual(preview.content);
    expect(seen.texts.situation).toBe('Thu được 28.017.500 đồng.');
  });

  it('holds nothing for the house alone: no category, no award by place, no helped pupils when they are few', async () => {
    const { numbers } = await withPublic((tx) =>
      publicReportContent(tx, hoi, { kind: 'year', year: 2019, version: 2 }),
    );
    const figures = new Set(numbers.map(({ figure }) => figure));
    for (const hidden of ['category', 'unit.gifts', 'unit.awards', 'nominations', 'recipients.hardship'])
      expect(figures).not.toContain(hidden);
    const inner =
      await story.admin`SELECT 1 FROM app.report_number WHERE figure = 'recipients.hardship' AND NOT is_public`;
    expect(inner.length).toBeGreaterThan(0);
    // The reader of public pages has no other way in, and the view's owner does not see the row whatever a view says.
    expect(
      await refusedWith(() => withPublic((tx) => tx.execute('SELECT * FROM app.report_number' as never))),
    ).toBe('42501');
  });

  it('tells the money of awards only in the last version of a year', async () => {
    const money = async (kind: 'year' | 'halfYear', at: number) =>
      (
        await withPublic((tx) => publicReportContent(tx, hoi, { kind, year: 2019, version: at }))
      ).numbers.find(({ figure }) => figure === 'awards')!.amountVnd;
    expect([await money('year', 2), await money('year', 1), await money('halfYear', 1)]).toEqual([
      2_000_000n,
      null,
      null,
    ]);
  });

  it('tells openly what differs from the version before', async () => {
    const [step] = await withPublic(async (tx) =>
      reportSteps(
        tx,
        hoi,
        (await publicReports(tx, hoi)).filter(({ kind }) => kind === 'year'),
      ),
    );
    expect(step).toMatchObject({ previous: 1, changes: [] });
    expect(step!.sections).toContain('situation');
    expect(step!.version.cause).toBe('wording');
  });
});

describe('the database', () => {
  it('refuses a frozen number that it does not compute, and would take it without its guard', async () => {
    expect(await asOwner(off('report_number', 'audit_capture') + planted)).toBe('reports.numbersDiffer');
    expect(
      await asOwner(
        off('report_number', 'numbers_checked') + off('report_number', 'audit_capture') + planted,
      ),
    ).toBe('taken back');
  });

  it('refuses frozen words that name somebody, and would take them without its guard', async () => {
    const words = named('Biểu dương em Bùi Thị Hồng Thắm');
    expect(await asOwner(off('report_words', 'audit_capture') + words)).toBe('reports.namesSomebody');
    expect(
      await asOwner(
        off('report_words', 'u_report_words_guard') + off('report_words', 'audit_capture') + words,
      ),
    ).toBe('taken back');
  });

  it('refuses a version without its numbers at the end of the transaction', async () => {
    const bare = `INSERT INTO app.report_version (association_id, report_id, version, as_of, cause, reason_value_id, fingerprint, published_by)
      SELECT association_id, report_id, version + 1, as_of, cause, reason_value_id, fingerprint, published_by FROM app.report_version WHERE id = ${version};
      SET CONSTRAINTS ALL IMMEDIATE`;
    const free = off('report_version', 'audit_capture') + off('report_version', 'stamp_actor');
    expect(await asOwner(free + bare)).toBe('reports.numbersDiffer');
    expect(await asOwner(`${off('report_version', 'version_checked')}${free}${bare}`)).toBe('taken back');
  });

  it('never changes what was published', async () => {
    expect(await asOwner('UPDATE app.report_number SET amount_vnd = amount_vnd + 1')).toBe(
      'audit.appendOnly',
    );
    expect(await asOwner(`UPDATE app.report_words SET body = ''`)).toBe('audit.appendOnly');
    expect(await asOwner('DELETE FROM app.report_version')).toBe('audit.appendOnly');
  });

  it('lets helped pupils be counted in public only when five and five others are behind it, and for a whole year', async () => {
    const open = (kind: string) =>
      `SELECT is_public FROM app.report_sums(${story.associationId}, '${kind}', 2019, '2019-06-30') WHERE figure = 'recipients.hardship'`;
    const made = (n: number) => `SET LOCAL session_replication_role = replica;
      UPDATE app.round_category SET category = 'contestWinner' WHERE category = 'specialHardshipStudent';
      UPDATE app.award SET category_id = (SELECT min(id) FROM app.round_category WHERE association_id = ${story.associationId} AND category = 'contestWinner') WHERE association_id = ${story.associationId};
      INSERT INTO app.round_category (association_id, round_id, category, benefit, quota, rate_vnd) SELECT association_id, round_id, 'specialHardshipStudent', benefit, quota, rate_vnd FROM app.round_category WHERE association_id = ${story.associationId} ORDER BY id LIMIT 1;
      UPDATE app.award SET category_id = (SELECT max(id) FROM app.round_category WHERE association_id = ${story.associationId})
       WHERE association_id = ${story.associationId} AND id IN (SELECT id FROM app.award WHERE association_id = ${story.associationId} AND status = 'decided' ORDER BY id LIMIT ${n});
      UPDATE app.nomination o SET category_id = w.category_id FROM app.award w WHERE w.association_id = o.association_id AND w.nomination_id = o.id;`;
    const seen = async (n: number, kind: string) => {
      let is: unknown;
      await story.admin
        .begin(async (tx) => {
          await tx.unsafe(made(n));
          [is] = await tx.unsafe(open(kind));
          throw new Error('taken back');
        })
        .catch((error: Error) => expect(error.message).toBe('taken back'));
      return (is as { is_public: boolean }).is_public;
    };
    expect([
      await seen(4, 'year'),
      await seen(5, 'year'),
      await seen(5, 'halfYear'),
      await seen(26, 'year'),
    ]).toEqual([false, true, false, false]);
  });
});
