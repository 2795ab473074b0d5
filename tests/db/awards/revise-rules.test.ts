/** The next version by a form: nothing is written before its differences were shown, and only what was shown. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { bindRules } from '@/lib/awards/commands/bind-rules';
import { reviseRules } from '@/lib/awards/commands/revise-rules';
import { newestVersion, ruleVersions } from '@/lib/awards/queries/rule-book';
import { newRulesPage, suggestionsPage } from '@/lib/awards/queries/rule-pages';
import type { RevisionInput } from '@/lib/awards/schema/rules-forms';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type Board, openBoard, openTet2019, submitForms } from './tet-2019';

let database: TestDatabase;
let board: Board;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-soan');
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const blank: RevisionInput = {
  ...{ afterVersion: 0, name: 'Quy chế của hội', seen: '', entered: {} },
  edits: { amounts: new Map(), added: [], caps: new Map(), sourceTitle: '' },
};
const revise = (changes: Partial<RevisionInput>, login = 'secretary') =>
  board.people[login]!.act((tx, actor) => reviseRules(tx, actor, { ...blank, ...changes }));
const versions = () => board.people.inspector!.act((tx) => ruleVersions(tx));
const amounts = (vnd: bigint) => ({ ...blank.edits, amounts: new Map([[0, vnd]]) });
/** Both steps of the form. */
const both = async (changes: Partial<RevisionInput>) => {
  const first = await revise(changes);
  return revise({ ...changes, seen: 'seen' in first ? first.seen : '' });
};

describe('reviseRules', () => {
  it('a new set begins from the template: told first, then written', async () => {
    const first = await revise({ edits: amounts(350_000n), validFrom: '2019-01-01' });
    expect(first).toMatchObject({ differences: [{ kind: 'rate', after: { amountVnd: '350000' } }] });
    expect(await versions()).toEqual([]);
    const seen = 'seen' in first ? first.seen : '';
    const done = await revise({ edits: amounts(350_000n), validFrom: '2019-01-01', seen });
    expect(done).toMatchObject({ written: { version: 1 } });
    expect(await versions()).toMatchObject([
      { name: 'Quy chế của hội', version: 1, validFrom: '2019-01-01', madeBy: 'secretary', rounds: [] },
    ]);
  });

  it('what was changed after it was shown is shown again, not written', async () => {
    const first = await revise({ edits: amounts(360_000n) });
    const seen = 'seen' in first ? first.seen : '';
    for (const changed of [
      { edits: amounts(370_000n) },
      { edits: amounts(360_000n), name: 'Tên khác' },
      { edits: amounts(360_000n), validFrom: '2020-01-01' },
    ])
      expect(await revise({ ...changed, seen })).toHaveProperty('differences');
    expect(await versions()).toHaveLength(1);
  });

  it('the next version is compared with the newest; the same again, or one written meanwhile, is refused', async () => {
    const [only] = await versions();
    const base = { ruleSetId: only!.ruleSetId, version: 1 };
    expect(await refusedWith(() => revise({ base, afterVersion: 1 }))).toBe('rules.sameAsBefore');
    await both({ base, afterVersion: 1, edits: amounts(400_000n) });
    const newest = await board.people.chair!.act((tx) => newestVersion(tx, base.ruleSetId));
    expect(newest).toMatchObject({ version: 2, validFrom: null });
    // Begun from version 1, told against version 2.
    const back = await revise({ base, afterVersion: 2, edits: amounts(380_000n) });
    expect(back).toMatchObject({
      differences: [{ before: { amountVnd: '400000' }, after: { amountVnd: '380000' } }],
    });
    expect(await refusedWith(() => both({ base, afterVersion: 1, edits: amounts(390_000n) }))).toBe(
      'rules.changedMeanwhile',
    );
  });

  it('refuses an unknown version, rules that contradict themselves, and who does not lead', async () => {
    const unknown = { base: { ruleSetId: 999_999, version: 1 } };
    expect(await refusedWith(() => revise(unknown))).toBe('rules.notFound');
    const again = { category: 'academicPrizeStudent', level: 'province', rank: 'first' } as const;
    const added = [{ ...again, from: null, until: null, gives: { kind: 'money' as const, amountVnd: '1' } }];
    expect(await refusedWith(() => revise({ edits: { ...blank.edits, added } }))).toBe('rules.contradiction');
    const seenByAccountant = await revise({}, 'accountant');
    const seen = 'seen' in seenByAccountant ? seenByAccountant.seen : '';
    expect(await refusedWith(() => revise({ seen }, 'accountant'))).toBe('42501');
  });

  it('the form begins from the version of the address, or from the template', async () => {
    const [newest] = await versions();
    const page = (from?: string) => board.people.chair!.act((tx) => newRulesPage(tx, from));
    expect(await page(`${newest!.ruleSetId}@1`)).toMatchObject({ base: { version: 1 }, newest: 2 });
    for (const from of [undefined, 'x', '999999@1']) expect(await page(from)).toMatchObject({ newest: 0 });
  });
});

describe('bindRules', () => {
  const bind = (login: string, roundId: number, version = 1) =>
    board.people[login]!.act(async (tx, actor) => {
      const ruleSetId = (await ruleVersions(tx))[0]?.ruleSetId ?? 0;
      await bindRules(tx, actor, { roundId, ruleSetId, version });
    });

  it('an open round without files follows a version, once; its page says which', async () => {
    const { roundId } = await openTet2019(board, { slug: 'gan-sau' });
    expect(await refusedWith(() => bind('secretary', roundId, 9))).toBe('rules.notFound');
    expect(await refusedWith(() => bind('huong', roundId))).toBe('42501');
    expect(await refusedWith(() => bind('secretary', roundId))).toBe('accepted');
    expect(await refusedWith(() => bind('secretary', roundId, 2))).toBe('rules.bindOnce');
    const page = await board.people.inspector!.act((tx) => suggestionsPage(tx, 'gan-sau'));
    expect(page).toMatchObject({ version: { version: 1 }, choices: [], files: [], problems: undefined });
    expect((await versions()).find(({ version }) => version === 1)!.rounds).toHaveLength(1);
  });

  it('a round with files keeps having none', async () => {
    const round = await openTet2019(board, { slug: 'da-co-ho-so' });
    await submitForms(board, round);
    expect(await refusedWith(() => bind('secretary', round.roundId))).toBe('rules.roundUnderWay');
  });
});
