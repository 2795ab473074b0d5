/** Two people write one report: nobody's words are replaced unread, and what is no conflict is kept from both. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '@/lib/audit/record';
import { reportSections } from '@/lib/honours/schema/reports';
import { DomainError } from '@/lib/kernel/invariant';
import { writeReport } from '@/lib/reports/commands';
import { reportDraft, reportList } from '@/lib/reports/queries';
import { textsForm } from '@/lib/reports/schema';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { openStory, type Story } from '../public/story';

let story: Story;
let secretary: Colleague;
let deputy: Colleague;
let id: number;
beforeAll(async () => {
  story = await openStory();
  secretary = await story.as('thuky', ['secretary']);
  deputy = await story.as('phochutich', ['viceChair']);
  id = (await secretary.act(reportList)).find(({ kind }) => kind === 'year')!.id;
});
afterAll(() => story.end());

const draft = async () => (await secretary.act((tx) => reportDraft(tx, id)))!;
const empty = Object.fromEntries(reportSections.map((name) => [name, '']));
type Words = Record<string, string>;
const save = (who: Colleague, seen: number, words: Words, over?: number) =>
  who.act((tx, actor) =>
    writeReport(
      tx,
      actor,
      textsForm.parse({ ...empty, ...words, reportId: `${id}`, seen: `${seen}`, over: `${over ?? ''}` }),
    ),
  );

describe('the words of a report', () => {
  it('keep the sections of both when two people wrote different ones', async () => {
    const before = await draft();
    await save(secretary, before.saving, { ...before.texts, situation: 'Thư ký viết tình hình.' });
    await save(deputy, before.saving, { ...before.texts, directions: 'Phó chủ tịch viết phương hướng.' });
    expect((await draft()).texts).toMatchObject({
      situation: 'Thư ký viết tình hình.',
      directions: 'Phó chủ tịch viết phương hướng.',
    });
  });

  it('are not replaced unread: the other words come with the refusal, and go once they were read', async () => {
    const before = await draft();
    await save(secretary, before.saving, { ...before.texts, situation: 'Lời của thư ký.' });
    const mine = { ...before.texts, situation: 'Lời của phó chủ tịch.' };
    const refusal = await save(deputy, before.saving, mine).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DomainError);
    const { code, params } = refusal as DomainError;
    expect([code, params?.situation, params?.directions]).toEqual([
      ...['reports.changedMeanwhile', 'Lời của thư ký.', undefined],
    ]);
    expect((await draft()).texts.situation).toBe('Lời của thư ký.');
    expect(await save(deputy, before.saving, mine, Number(params!.over))).toBe(1);
    expect((await draft()).texts.situation).toBe('Lời của phó chủ tịch.');
    // Read was one saving; a third one that came later is not covered by that tick.
    await save(secretary, (await draft()).saving, { ...before.texts, situation: 'Lời thứ ba.' });
    const again = { ...before.texts, situation: 'Lời thứ tư.' };
    expect(await refusedWith(() => save(deputy, before.saving, again, Number(params!.over)))).toBe(
      'reports.changedMeanwhile',
    );
  });

  it('may be the same from both, and may be emptied', async () => {
    const before = await draft();
    const same = { ...before.texts, shortcomings: 'Còn chậm.' };
    expect(await save(secretary, before.saving, same)).toBe(1);
    expect(await save(deputy, before.saving, same)).toBe(0);
    const { saving, texts } = await draft();
    expect(await save(deputy, saving, { ...texts, shortcomings: '' })).toBe(1);
    expect((await draft()).texts.shortcomings).toBe('');
  });

  it('cannot turn the direction of writing: refused by the form, and by the database whoever inserts', async () => {
    const turned = { situation: 'Thu 12\u202E345 đồng' };
    const shape = textsForm.safeParse({ ...empty, ...turned, reportId: `${id}`, seen: '0' });
    expect(shape.error?.issues[0]).toMatchObject({ path: ['situation'], message: 'reports.hiddenSigns' });
    const { saving: seen, texts } = await draft();
    const words = { ...empty, ...texts, reportId: id, seen } as Parameters<typeof writeReport>[2];
    const keep = (situation: string) =>
      refusedWith(() => secretary.act((tx, actor) => writeReport(tx, actor, { ...words, situation })));
    expect(await keep('Thu 12\u202E345 đồng')).toBe('reports.hiddenSigns');
    expect(await keep('Thu 12.345 đồng')).toBe('accepted');
  });

  it('are guarded by the database too, whoever inserts', async () => {
    const insert = (afterId: string) =>
      refusedWith(() =>
        secretary.act(async (tx, actor) => {
          await record(tx, actor, {
            ...{ kind: 'report.written', subjectType: 'association', subjectId: `${story.associationId}` },
            payload: { report: id, sections: 1 },
          });
          await tx.execute(
            sql.raw(`INSERT INTO app.report_text (association_id, report_id, section, after_id, saved_by)
            SELECT association_id, report_id, section, ${afterId}, 0 FROM app.report_text
             WHERE association_id = ${story.associationId} AND report_id = ${id} AND section = 'situation' ORDER BY id DESC LIMIT 1`),
          );
        }),
      );
    expect(await insert('NULL')).toBe('reports.changedMeanwhile');
    expect(await insert('after_id')).toBe('reports.changedMeanwhile');
    expect(await insert('id')).toBe('accepted');
  });
});
