/** Rules in versions, bound to a round at its opening; what they said is replayed bit for bit, and tampering is seen. */
import { sql } from 'drizzle-orm';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { evaluateRound } from '@/lib/awards/commands/evaluate-round';
import { openRound } from '@/lib/awards/commands/open-round';
import { recordFacts } from '@/lib/awards/commands/record-facts';
import { writeRules } from '@/lib/awards/commands/write-rules';
import { fingerprintOf } from '@/lib/awards/fingerprint';
import { replayOfRound } from '@/lib/awards/queries/rules';
import { canonicalJson } from '@/lib/awards/rules/canonical-json';
import { viXuyenTemplate } from '@/lib/awards/rules/vi-xuyen';
import type { RuleSet } from '@/lib/awards/schema/rule-set';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type Board, formsOf, openBoard, openTet2019, type Round, submitForms } from './tet-2019';

let database: TestDatabase;
let board: Board;
let ruleSetId: number;
let round: Round;
let files: Record<string, number>;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-mot');
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const write = (
  login: string,
  target: { ruleSetId: number; afterVersion: number } | { name: string },
  rules = viXuyenTemplate,
) => board.people[login]!.act((tx, actor) => writeRules(tx, actor, { target, rules }));
const ask = (login: string, roundId = round.roundId) =>
  board.people[login]!.act((tx, actor) => evaluateRound(tx, actor, { roundId }));
const replayed = (login = 'secretary') => board.people[login]!.act((tx) => replayOfRound(tx, round.roundId));
/** Behind the back of the program: the owner of the tables, guards switched off. */
const behindTheBack = (work: (connection: Sql) => Promise<unknown>) =>
  withConnection(database.urls.migrator, async (connection) => {
    const owner = decodeURIComponent(new URL(database.urls.migrator).username).replace(
      /_migrator$/,
      '_owner',
    );
    await connection.unsafe(`SET ROLE "${owner}"`);
    for (const table of ['rule_version', 'round_evaluation'])
      await connection.unsafe(`ALTER TABLE app.${table} DISABLE TRIGGER USER`);
    await work(connection);
    for (const table of ['rule_version', 'round_evaluation'])
      await connection.unsafe(`ALTER TABLE app.${table} ENABLE TRIGGER USER`);
  });
const cheaper: RuleSet = {
  ...viXuyenTemplate,
  rules: viXuyenTemplate.rules.map((rule) =>
    rule.kind === 'rates'
      ? {
          ...rule,
          rows: rule.rows.map((row) => ({ ...row, gives: { kind: 'money' as const, amountVnd: '100000' } })),
        }
      : rule,
  ),
};

describe('writeRules', () => {
  it('keeps the canonical text with its fingerprint; the next version is a new row', async () => {
    const first = await write('secretary', { name: 'Quy chế  chi quỹ' });
    ruleSetId = first.ruleSetId;
    expect(first).toMatchObject({ version: 1, fingerprint: fingerprintOf(canonicalJson(viXuyenTemplate)) });
    const second = await write('chair', { ruleSetId, afterVersion: 1 }, cheaper);
    expect(second).toMatchObject({ ruleSetId, version: 2 });
    expect(second.fingerprint).not.toBe(first.fingerprint);
  });

  it('refuses who does not lead, a version written meanwhile, an unknown set, rules that contradict themselves', async () => {
    expect(await refusedWith(() => write('accountant', { name: 'x' }))).toBe('42501');
    expect(await refusedWith(() => write('chair', { ruleSetId, afterVersion: 1 }))).toBe(
      'rules.changedMeanwhile',
    );
    expect(await refusedWith(() => write('chair', { ruleSetId: 999_999, afterVersion: 0 }))).toBe(
      'rules.notFound',
    );
    const twice = { ...viXuyenTemplate, rules: [...viXuyenTemplate.rules, viXuyenTemplate.rules[1]!] };
    expect(await refusedWith(() => write('chair', { name: 'x' }, twice))).toBe('rules.contradiction');
    const noRules = { ...viXuyenTemplate, rules: [] };
    expect(await refusedWith(() => write('chair', { name: 'x' }, noRules))).toBe('rules.ratesMissing');
  });

  it('nobody changes or removes a version, and a text never goes with a foreign fingerprint', async () => {
    const run = (statement: string) =>
      refusedWith(() => board.people.chair!.act((tx) => tx.execute(sql.raw(statement))));
    expect(await run(`UPDATE app.rule_version SET body = '{}'`)).toBe('42501');
    expect(await run('DELETE FROM app.rule_version')).toBe('42501');
    const owner = (statement: string) =>
      refusedWith(() =>
        withConnection(database.urls.migrator, async (connection) => {
          const name = decodeURIComponent(new URL(database.urls.migrator).username);
          await connection.unsafe(`SET ROLE "${name.replace(/_migrator$/, '_owner')}"`);
          await connection.unsafe(statement);
        }),
      );
    expect(await owner(`UPDATE app.rule_version SET version = 7 WHERE version = 2`)).toBe('audit.appendOnly');
    expect(await owner('TRUNCATE app.rule_version CASCADE')).toBe('audit.appendOnly');
    await behindTheBack(async (connection) => {
      const wrong = () => connection`UPDATE app.rule_version SET body = '{}' WHERE version = 1`;
      expect(await refusedWith(wrong)).toBe('23514');
    });
  });
});

describe('a round and its rules', () => {
  it('openRound binds the version; an unknown one opens nothing', async () => {
    const unknown = () => openTet2019(board, { slug: 'khac', rules: { ruleSetId, version: 9 } });
    expect(await refusedWith(unknown)).toBe('rules.notFound');
    round = await openTet2019(board, { rules: { ruleSetId, version: 1 } });
    files = await submitForms(board, round);
  });

  it('the version is never changed, and a round with files gets none', async () => {
    const smuggle = (roundId: number) =>
      refusedWith(() =>
        board.people.chair!.act(async (tx) => {
          await tx.execute(sql`SELECT audit.record('{"kind":"round.changed","subjectType":"round"}')`);
          await tx.execute(sql`INSERT INTO app.round_rules (association_id, round_id, rule_set_id, version)
            VALUES (${board.founded.associationId}, ${roundId}, ${ruleSetId}, 2)`);
        }),
      );
    expect(await smuggle(round.roundId)).toBe('rules.roundUnderWay');
    const free = await openTet2019(board, { slug: 'khong-quy-che' });
    expect(await smuggle(free.roundId)).toBe('accepted');
    expect(await smuggle(free.roundId)).toBe('rules.bindOnce');
    const rebind = () =>
      board.people.chair!.act((tx) => tx.execute(sql`UPDATE app.round_rules SET version = 2`));
    expect(await refusedWith(rebind)).toBe('42501');
  });
});

describe('evaluateRound and its replay', () => {
  const brought = () =>
    board.people.secretary!.act(async (tx, actor) => {
      for (const [at, key] of ['linh', 'nuong', 'lam', 'ngan'].entries()) {
        const result = {
          ...{ grade: at === 2 ? 4 : 7, study: at === 2 ? 'wellCompleted' : 'fair' },
          conduct: 'good',
        };
        const facts = { result, prizes: [], pupils: at === 3 ? 9 : 120, isPaidElsewhere: false };
        await recordFacts(tx, actor, { nominationId: files[key]!, facts });
      }
    });

  it('suggests to the đồng, with reasons; a round without rules is left as it was', async () => {
    await brought();
    const { outcomes, totalVnd } = await ask('secretary');
    const of = (key: string) => outcomes.find(({ id }) => id === files[key]);
    expect(of('linh')).toMatchObject({ outcome: 'eligible', amountVnd: 200_000n });
    expect(of('lam')).toMatchObject({ outcome: 'eligible', amountVnd: 300_000n });
    expect(of('ngan')?.reasons.at(-1)).toMatchObject({ code: 'overCap', params: { places: 0 } });
    expect(of('quy')).toMatchObject({ outcome: 'question', reasons: [{ code: 'resultMissing' }] });
    expect(totalVnd).toBe(700_000n);
    const plain = await board.people.secretary!.act((tx, actor) =>
      openRound(tx, actor, {
        ...{ slug: 'tron', name: 'Trơn', schoolYear: '2018–2019', fiscalYear: 2019, fundId: board.fundId },
        ...{ deadlineOn: '2019-01-20' },
        categories: [{ category: 'excellentTeacher', benefit: 'honour', quota: 1, rateVnd: 0n }],
      }),
    );
    expect(await refusedWith(() => ask('secretary', plain.roundId))).toBe('rules.noneForRound');
  });

  it('refuses who does not lead', async () => {
    expect(await refusedWith(() => ask('linh'))).toBe('42501');
  });

  it('no name and no school stands in what is kept', async () => {
    const [row] = await board.people.secretary!.act((tx) =>
      tx.execute<{ text: string }>(sql`SELECT inputs || outcomes AS text FROM app.round_evaluation`),
    );
    const { recipient, school } = formsOf(round).linh!;
    for (const word of [recipient!.name, school!, 'thcs']) expect(row!.text).not.toContain(word);
  });

  it('replays to the last bit', async () => expect(await replayed()).toEqual([]));

  it('turns red when rules, inputs or outcomes are changed behind the back, and green when they are put back', async () => {
    const [kept] = await board.people.secretary!.act((tx) =>
      tx.execute<{ inputs: string; outcomes: string }>(
        sql`SELECT inputs, outcomes FROM app.round_evaluation`,
      ),
    );
    const set = (column: 'inputs' | 'outcomes', text: string) =>
      behindTheBack(
        (connection) => connection`UPDATE app.round_evaluation SET ${connection(column)} = ${text},
          ${connection(`${column}_fingerprint`)} = ${fingerprintOf(text)}`,
      );
    const rules = (text: string) =>
      behindTheBack(
        (
          connection,
        ) => connection`UPDATE app.rule_version SET body = ${text}, fingerprint = ${fingerprintOf(text)}
          WHERE version = 1`,
      );
    await rules(canonicalJson(cheaper));
    expect(await replayed()).toEqual(['rules', 'answer']);
    await rules(canonicalJson(viXuyenTemplate));
    await set('inputs', kept!.inputs.replace('"count":120', '"count":1'));
    expect(await replayed()).toEqual(['answer']);
    await set('inputs', `${kept!.inputs} `);
    expect(await replayed()).toEqual(['answer']);
    await set('inputs', kept!.inputs);
    await set('outcomes', kept!.outcomes.replace('"200000"', '"900000"'));
    expect(await replayed()).toEqual(['answer']);
    await set('outcomes', kept!.outcomes);
    expect(await replayed()).toEqual([]);
  });

  it('who is recused from a file neither reads nor asks', async () => {
    const { chair } = board.people;
    expect(await replayed('chair')).toEqual([]);
    await chair!.act((tx, actor) => declareRecusal(tx, actor, { nominationId: files.lam!, kind: 'clan' }));
    expect(await replayed('chair')).toBeUndefined();
    expect(await refusedWith(() => ask('chair'))).toBe('awards.recused');
    expect(await replayed()).toEqual([]);
  });
});
