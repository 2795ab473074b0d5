/** The desk of reports: what changed since it was looked at, silent units, papers, taking a version down. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicReportContent, publicReports } from '@/lib/honours/report-queries';
import { lookAtNumbers, publishReport, withdrawReport } from '@/lib/reports/commands';
import { reportDocx, reportPdf, reportWorkbook } from '@/lib/reports/papers';
import { reportDraft, reportList, silentUnits } from '@/lib/reports/queries';
import { unitReminders } from '@/lib/reports/reminders';
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

/** Sheets of a PDF. */
const sheetsOf = async (file: { bytes: () => Promise<Uint8Array> }) =>
  (
    Buffer.from(await file.bytes())
      .toString('latin1')
      .match(/\/Type\s*\/Page\b(?!s)/g) ?? []
  ).length;
const draft = async () => (await chair.act((tx) => reportDraft(tx, id)))!;

describe('the desk', () => {
  it('marks the numbers that changed since they were looked at, old and new, until somebody looked', async () => {
    await chair.act((tx, actor) => lookAtNumbers(tx, actor, id));
    expect((await draft()).changes).toEqual([]);
    await story.admin.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = replica`;
      await tx`UPDATE app.ceremony SET held_on = '2018-12-31' WHERE association_id = ${story.associationId}`;
    });
    expect((await draft()).changes).toEqual([
      {
        figure: 'ceremonies',
        label: '',
        before: { amountVnd: 0n, itemCount: 1 },
        after: { amountVnd: 0n, itemCount: 0 },
      },
    ]);
    await secretary.act((tx, actor) => lookAtNumbers(tx, actor, id));
    expect((await draft()).changes).toEqual([]);
  });

  it('lists the units that did nothing in the period', async () => {
    const silent = (firstOn: string, asOf: string) =>
      secretary.act((tx) => silentUnits(tx, { firstOn, asOf }));
    const [quiet, busy] = [
      await silent('2018-01-01', '2018-12-31'),
      await silent('2019-01-01', '2019-12-31'),
    ];
    expect(quiet.map(({ name }) => name)).toContain('Chi hội Khuyến học thôn Một');
    expect(busy.map(({ name }) => name)).not.toContain('Chi hội Khuyến học thôn Một');
  });

  it('prints letters to silent units alone: to all, or to one', async () => {
    const silent = await secretary.act((tx) => reportDraft(tx, id).then((one) => silentUnits(tx, one!)));
    const all = await secretary.act((tx) => unitReminders(tx, id));
    // A blank one to be filled in by hand when nobody is silent.
    expect(await sheetsOf(all!)).toBe(Math.max(1, silent.length));
    const busy = await story.admin<{ id: string }[]>`
      SELECT y.id FROM app.party y WHERE y.association_id = ${story.associationId} AND y.kind = 'chapter' AND NOT (y.id = ANY (${silent.map((unit) => unit.id)}::bigint[]))`;
    for (const { id: unit } of busy)
      expect(await secretary.act((tx) => unitReminders(tx, id, Number(unit)))).toBeNull();
    for (const { id: unit } of silent)
      expect(await sheetsOf((await secretary.act((tx) => unitReminders(tx, id, unit)))!)).toBe(1);
    expect(await secretary.act((tx) => unitReminders(tx, 0))).toBeNull();
  });

  it('prints the draft and each version, and fills the annex', async () => {
    const pdf = await chair.act((tx) => reportPdf(tx, id, 1));
    expect(
      Buffer.from(await pdf!.bytes())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(await chair.act((tx) => reportPdf(tx, id, 77))).toBeNull();
    const word = await chair.act((tx) => reportDocx(tx, id, 1));
    expect(
      Buffer.from(await word!.bytes())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect(word!.filename).toMatch(/\.docx$/);
    expect(await chair.act((tx) => reportDocx(tx, id, 77))).toBeNull();
    const book = await chair.act((tx) => reportWorkbook(tx, id));
    expect(Buffer.from(book!.bytes).toString()).toContain('28.017.500');
  });

  it('takes the last version down, once; an older one does not come back', async () => {
    const { fingerprint: seen } = await draft();
    const input = { reportId: id, seen, cause: 'wording' as const, reason: 'Sửa lời' };
    await chair.act((tx, actor) => publishReport(tx, actor, input));
    const [last, first] = (await draft()).versions;
    const withdraw = (versionId: number) =>
      chair.act((tx, actor) => withdrawReport(tx, actor, { versionId, reason: 'Xem lại' }));
    expect(await refusedWith(() => withdraw(first!.id))).toBe('reports.notFound');
    await withdraw(last!.id);
    expect(await refusedWith(() => withdraw(last!.id))).toBe('reports.notFound');
    const shown = (await withPublic((tx) => publicReports(tx, hoi))).filter(({ kind }) => kind === 'year');
    expect(shown.map(({ version: at, isWithdrawn }) => [at, isWithdrawn])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect(
      (await withPublic((tx) => publicReportContent(tx, hoi, { kind: 'year', year: 2019, version: 2 })))
        .numbers,
    ).toEqual([]);
  });
});
