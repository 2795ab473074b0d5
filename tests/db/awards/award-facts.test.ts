/** What the papers of a file say: the newest counts, it reaches the rules, and nobody slips anything in. */
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { evaluateRound } from '@/lib/awards/commands/evaluate-round';
import { recordFacts } from '@/lib/awards/commands/record-facts';
import { writeRules } from '@/lib/awards/commands/write-rules';
import { factsOfRound } from '@/lib/awards/queries/facts';
import { replayOfRound } from '@/lib/awards/queries/rules';
import { viXuyenTemplate } from '@/lib/awards/rules/vi-xuyen';
import type { FileFacts } from '@/lib/awards/schema/facts';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { fair, goodFacts, noFacts, openRuledRound, type RuledRound } from './ruled-round';
import { type Board, openBoard, openTet2019 } from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: RuledRound;
let files: Record<string, number>;

const say = (login: string, key: string, facts: FileFacts) =>
  board.people[login]!.act((tx, actor) => recordFacts(tx, actor, { nominationId: files[key]!, facts }));
const ask = (login = 'secretary') =>
  board.people[login]!.act((tx, actor) => evaluateRound(tx, actor, { roundId: round.roundId }));
/** Whatever a statement writes, behind the commands. */
const smuggle = (login: string, statement: SQL) =>
  refusedWith(() =>
    board.people[login]!.act(async (tx) => {
      await tx.execute(sql`SELECT audit.record('{"kind":"round.changed","subjectType":"round"}')`);
      await tx.execute(statement);
    }),
  );

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-du-kien');
  round = await openRuledRound(board);
  files = round.files;
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

describe('writeRules with a first day', () => {
  it('a round whose files are due earlier cannot follow the version', async () => {
    await board.people.chair!.act((tx, actor) =>
      writeRules(tx, actor, {
        ...{ target: { ruleSetId: round.ruleSetId, afterVersion: 1 }, rules: viXuyenTemplate },
        validFrom: '2019-01-21',
      }),
    );
    const open = (slug: string, deadlineOn: string) =>
      refusedWith(() =>
        openTet2019(board, { slug, deadlineOn, rules: { ruleSetId: round.ruleSetId, version: 2 } }),
      );
    expect(await open('som', '2019-01-20')).toBe('rules.notYetValid');
    expect(await open('vua', '2019-01-21')).toBe('accepted');
  });
});

describe('recordFacts', () => {
  it('the newest facts count, the older ones stay', async () => {
    await say('secretary', 'linh', goodFacts({ isPaidElsewhere: true }));
    await say('secretary', 'linh', goodFacts());
    const kept = await board.people.secretary!.act(async (tx) => ({
      now: (await factsOfRound(tx, round.roundId)).get(files.linh!),
      rows: await tx.execute(sql`SELECT id FROM app.nomination_facts WHERE nomination_id = ${files.linh!}`),
    }));
    expect(kept.now).toMatchObject({ ...goodFacts(), recordedBy: 'secretary' });
    expect(kept.rows).toHaveLength(2);
  });

  it('the result, prizes, the pupils of the school and money from elsewhere reach the rules', async () => {
    await say('secretary', 'nuong', goodFacts({ result: fair }));
    await say('secretary', 'ngan', goodFacts({ isPaidElsewhere: true }));
    await say('loan', 'hoa', {
      ...noFacts,
      prizes: [{ level: 'district', rank: 'first', wonOn: '2018-12-20' }],
    });
    const { outcomes } = await ask();
    const of = (key: string) => outcomes.find(({ id }) => id === files[key])!;
    expect(of('linh')).toMatchObject({ outcome: 'eligible', amountVnd: 300_000n });
    expect(of('nuong')).toMatchObject({ outcome: 'eligible', amountVnd: 200_000n });
    expect(of('ngan').reasons.at(-1)).toMatchObject({ code: 'alreadyPaid' });
    expect(of('hoa').reasons[0]).toMatchObject({
      code: 'noRate',
      params: { level: 'district', schoolYear: 2018 },
    });
    expect(await board.people.secretary!.act((tx) => replayOfRound(tx, round.roundId))).toEqual([]);
  });

  it('two files of one school that count its pupils differently are a question', async () => {
    await say('loan', 'hoa', { ...noFacts, pupils: 50 });
    await say('secretary', 'dung', { ...noFacts, pupils: 60 });
    await ask();
    await say('secretary', 'linhAgain', goodFacts({ pupils: 7 }));
    // linhAgain is a duplicate and not asked; the same number said twice is no contradiction.
    expect(await refusedWith(() => ask())).toBe('accepted');
    const again = { nominationId: files.linhAgain!, schoolOf: files.linh! };
    expect(
      await smuggle(
        'secretary',
        sql`UPDATE app.nomination SET school_value_id = (SELECT school_value_id FROM app.nomination WHERE id = ${again.schoolOf})
             WHERE id = ${files.nuong!}`,
      ),
    ).toBe('accepted');
    await say('secretary', 'nuong', goodFacts({ result: fair, pupils: 121 }));
    expect(await refusedWith(() => ask())).toBe('rules.pupilsDiffer');
    await say('secretary', 'nuong', goodFacts({ result: fair }));
  });

  it('neither a stranger to the file, nor one recused from it, nor the books may say anything', async () => {
    expect(await refusedWith(() => say('linh', 'linh', goodFacts()))).toBe('access.notPermitted');
    expect(await refusedWith(() => say('accountant', 'linh', goodFacts()))).toBe('access.notPermitted');
    await board.people.viceChair!.act((tx, actor) =>
      declareRecusal(tx, actor, { nominationId: files.dung!, kind: 'kin' }),
    );
    expect(await refusedWith(() => say('viceChair', 'dung', noFacts))).toBe('awards.notFound');
    const facts = sql`INSERT INTO app.nomination_facts (association_id, nomination_id, recorded_by)
      VALUES (${board.founded.associationId}, ${files.dung!}, ${board.people.viceChair!.actor.userId})`;
    expect(await smuggle('viceChair', facts)).toBe('awards.recused');
    const seen = (login: string) =>
      board.people[login]!.act((tx) => tx.execute(sql`SELECT 1 FROM app.nomination_facts`));
    expect(await seen('accountant')).toHaveLength(0);
    expect((await seen('inspector')).length).toBeGreaterThan((await seen('viceChair')).length);
  });

  it('nothing is changed afterwards, and no prize is slipped into facts that stand', async () => {
    const run = (statement: string) => smuggle('secretary', sql.raw(statement));
    expect(await run('UPDATE app.nomination_facts SET grade = 9')).toBe('42501');
    expect(await run('DELETE FROM app.nomination_prize')).toBe('42501');
    const late = `INSERT INTO app.nomination_prize (association_id, facts_id, line, nomination_id, level, rank, won_on)
      SELECT association_id, id, 1, nomination_id, 'province', 'first', '2018-12-01' FROM app.nomination_facts
       WHERE nomination_id = ${files.linh!} ORDER BY id DESC LIMIT 1`;
    expect(await run(late)).toBe('rules.factsUnreadable');
  });
});
