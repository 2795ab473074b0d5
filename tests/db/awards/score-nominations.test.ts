/** writeRubric, keepScoreDraft, handInScore: who may, when it is for good, and whose marks are shown to whom. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { castVote, concludeMeeting } from '@/lib/awards/commands/hold-meeting';
import { handInScore, keepScoreDraft, writeRubric } from '@/lib/awards/commands/score-nominations';
import { scoreFilePage, scoringPage } from '@/lib/awards/queries/scoring';
import type { Criterion, Mark, Visibility } from '@/lib/awards/schema/scoring';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import {
  type Board,
  councilLogins,
  openBoard,
  openMeeting,
  openTet2019,
  presentLogins,
  type Round,
  reviewForms,
  submitForms,
} from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: Round;
let files: Record<string, number>;

const criteria: Criterion[] = ['Vượt khó', 'Học tập'].map((name) => ({
  ...{ name, weight: 1 },
  anchors: ['kém', 'yếu', 'vừa', 'khá', 'rất tốt'],
}));

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-cham');
  round = await openTet2019(board);
  files = await submitForms(board, round);
  await reviewForms(board, files);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const rubric = (login: string, afterVersion: number, visibility: Visibility = 'afterOwn', list = criteria) =>
  board.people[login]!.act((tx, actor) =>
    writeRubric(tx, actor, { roundId: round.roundId, afterVersion, visibility, criteria: list }),
  );
const handIn = (login: string, key: string, marks: (Mark | null)[] | 'abstain', rubricVersion = 1) =>
  board.people[login]!.act((tx, actor) =>
    handInScore(tx, actor, { nominationId: files[key]!, rubricVersion, marks }),
  );
const keep = (login: string, key: string, marks: (Mark | null)[]) =>
  board.people[login]!.act((tx, actor) => keepScoreDraft(tx, actor, { nominationId: files[key]!, marks }));
const pageOf = (login: string) => board.people[login]!.act((tx, actor) => scoringPage(tx, actor, 'tet-2019'));
const fileOf = (login: string, key: string) =>
  board.people[login]!.act((tx, actor) => scoreFilePage(tx, actor, 'tet-2019', files[key]!));
/** Whose marks about a file a person sees: user ids, null for a sheet without a name. */
const seen = async (login: string, key: string) =>
  (await fileOf(login, key))!.sheets.map((sheet) => sheet.userId).toSorted();
const idOf = (login: string) => board.people[login]!.actor.userId;

describe('the rubric', () => {
  it('is written by those who run the round, and needed before anybody scores', async () => {
    expect(await refusedWith(() => handIn('huong', 'linh', [3, 4]))).toBe('scoring.noRubric');
    expect(await refusedWith(() => keep('huong', 'linh', [3, null]))).toBe('scoring.noRubric');
    expect(await refusedWith(() => rubric('huong', 0))).toBe('42501');
    expect(await refusedWith(() => rubric('secretary', 0, 'afterOwn', []))).toBe('scoring.unreadable');
    expect((await rubric('secretary', 0)).version).toBe(1);
    expect(await refusedWith(() => rubric('chair', 0))).toBe('scoring.changedMeanwhile');
  });
});

describe('drafts', () => {
  it('are seen by their owner alone, and are gone once handed in', async () => {
    await keep('huong', 'linh', [5, null]);
    await keep('huong', 'linh', [5, 2]);
    expect((await fileOf('huong', 'linh'))!.mine).toEqual([5, 2]);
    expect((await fileOf('hai', 'linh'))!.mine).toEqual([null, null]);
    const rows = await board.people.chair!.act((tx) => tx.execute(sql`SELECT 1 FROM app.score_draft`));
    expect(rows).toHaveLength(0);
    expect((await pageOf('huong'))!.files.find((file) => file.dossier.id === files.linh)!.mine).toBe('draft');
    await handIn('huong', 'linh', [5, 2]);
    const left = await board.people.huong!.act((tx) => tx.execute(sql`SELECT 1 FROM app.score_draft`));
    expect(left).toHaveLength(0);
  });

  it('cannot be put under another name', async () => {
    await board.people.hai!.act((tx) =>
      tx.execute(sql`INSERT INTO app.score_draft (association_id, nomination_id, user_id, marks)
        VALUES (${board.founded.associationId}, ${files.ngan!}, ${idOf('huong')}, '1,1')`),
    );
    expect((await fileOf('huong', 'ngan'))!.mine).toEqual([null, null]);
    expect((await fileOf('hai', 'ngan'))!.mine).toEqual([1, 1]);
  });
});

describe('a sheet', () => {
  it('is of a member who may decide, about a file that was looked through', async () => {
    expect(await refusedWith(() => handIn('accountant', 'linh', [3, 3]))).toBe('awards.notInCouncil');
    expect(await refusedWith(() => handIn('hai', 'quy', [3, 3]))).toBe('awards.wrongState');
    await board.people.hai!.act((tx, actor) =>
      declareRecusal(tx, actor, { nominationId: files.nuong!, kind: 'kin' }),
    );
    expect(await refusedWith(() => handIn('hai', 'nuong', [5, 5]))).toBe('awards.notFound');
    expect(await refusedWith(() => keep('hai', 'nuong', [5, 5]))).toBe('awards.notFound');
    expect(await fileOf('hai', 'nuong')).toBeNull();
    expect((await pageOf('hai'))!.files.map((file) => file.dossier.id)).not.toContain(files.nuong);
  });

  it('is refused by the database itself when the recused member goes around the program', async () => {
    const direct = () =>
      board.people.hai!.act(async (tx) => {
        await tx.execute(sql`SELECT audit.record('{"kind":"score.handedIn","subjectType":"nomination"}')`);
        await tx.execute(sql`INSERT INTO app.score_sheet (association_id, nomination_id, user_id, rubric_version, outcome, marks)
          VALUES (${board.founded.associationId}, ${files.nuong!}, ${idOf('hai')}, 1, 'scored', '5,5')`);
      });
    expect(await refusedWith(direct)).toBe('awards.recused');
  });

  it('has a mark for every criterion, fits the rubric, and is handed in once', async () => {
    expect(await refusedWith(() => handIn('hai', 'linh', [4, null]))).toBe('scoring.incomplete');
    expect(await refusedWith(() => handIn('hai', 'linh', [4]))).toBe('scoring.incomplete');
    expect(await refusedWith(() => handIn('hai', 'linh', [4, 4], 2))).toBe('scoring.changedMeanwhile');
    await handIn('hai', 'linh', [4, 4]);
    expect(await refusedWith(() => handIn('hai', 'linh', [1, 1]))).toBe('scoring.alreadyHandedIn');
    expect(await refusedWith(() => keep('hai', 'linh', [1, 1]))).toBe('scoring.alreadyHandedIn');
    expect(await refusedWith(() => rubric('secretary', 1))).toBe('scoring.begun');
  });

  it('cannot be read from its table, nor from the log', async () => {
    const select = () => board.people.chair!.act((tx) => tx.execute(sql`SELECT marks FROM app.score_sheet`));
    await expect(select()).rejects.toThrow();
    await withConnection(database.adminUrl, async (admin) => {
      const rows =
        await admin`SELECT new_image::jsonb->>'marks' AS marks FROM audit.change WHERE table_name = 'app.score_sheet'`;
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row.marks).toMatch(/^[0-9a-f]{64}$/);
    });
  });
});

describe('the marks of others', () => {
  it('afterOwn: are seen once one’s own sheet is in', async () => {
    expect(await seen('loan', 'linh')).toEqual([]);
    expect(await seen('huong', 'linh')).toEqual([idOf('huong'), idOf('hai')].toSorted());
    expect((await pageOf('loan'))!.files.find((file) => file.dossier.id === files.linh)).toMatchObject({
      ...{ able: 7, submitted: 2, mine: 'none' },
    });
    // An abstention is a sheet: it opens the view and does not count.
    await handIn('loan', 'linh', 'abstain');
    expect(await seen('loan', 'linh')).toHaveLength(3);
    // Whoever has no sheet to hand in waits until all are in.
    expect(await seen('inspector', 'linh')).toEqual([]);
  });

  it('an order is shown only when every sheet behind it is', async () => {
    const order = (await pageOf('loan'))!.orders.find((one) => one.categoryId === round.student)!;
    expect(order.ranked![0]).toMatchObject({ nominationId: files.linh, sheets: 2, mean: 3.75 });
    expect(
      (await pageOf('inspector'))!.orders.find((one) => one.categoryId === round.student)!.ranked,
    ).toBeNull();
  });

  it('leave the count when their owner stands aside', async () => {
    await board.people.hai!.act((tx, actor) =>
      declareRecusal(tx, actor, { nominationId: files.linh!, kind: 'school' }),
    );
    expect(await seen('huong', 'linh')).toEqual([idOf('huong'), idOf('loan')].toSorted());
    const [count] = (await pageOf('huong'))!.files.filter((file) => file.dossier.id === files.linh);
    expect(count).toMatchObject({ able: 6, submitted: 2 });
  });

  it('are open when everybody who may decide has handed in', async () => {
    for (const login of councilLogins.filter((one) => !['huong', 'loan', 'hai'].includes(one)))
      await handIn(login, 'linh', [3, 3]);
    expect(await seen('inspector', 'linh')).toHaveLength(6);
  });

  it('are all open after the meeting, and no sheet comes in any more', async () => {
    await openMeeting(board, round, files);
    await handIn('huong', 'nuong', [2, 2]);
    expect(await seen('loan', 'nuong')).toEqual([]);
    for (const login of presentLogins.filter((one) => one !== 'hai')) {
      for (const key of ['linh', 'nuong', 'lam', 'ngan', 'hoa', 'dung'])
        await board.people[login]!.act((tx, actor) =>
          castVote(tx, actor, { nominationId: files[key]!, choice: 'yes' }),
        );
    }
    const order = [files.linh!, files.nuong!, files.ngan!, files.lam!, files.hoa!, files.dung!];
    const council = {
      places: Object.fromEntries(order.map((id, at) => [id, at + 1])),
      reasons: Object.fromEntries(order.map((id) => [id, 'Hội đồng thống nhất'])),
    };
    await board.people.secretary!.act((tx, actor) =>
      concludeMeeting(tx, actor, { roundId: round.roundId, council }),
    );
    expect(await seen('loan', 'nuong')).toEqual([idOf('huong')]);
    expect(await refusedWith(() => handIn('loan', 'nuong', [5, 5]))).toBe('awards.wrongState');
  });
});

describe('the other ways of showing', () => {
  const cases: { visibility: Visibility; before: number; after: number; named: boolean }[] = [
    { visibility: 'always', before: 1, after: 2, named: true },
    { visibility: 'withoutNames', before: 0, after: 2, named: false },
    { visibility: 'afterAll', before: 0, after: 1, named: true },
  ];
  it.each(cases)('$visibility', async ({ visibility, before, after, named }) => {
    const slug = `xa-${visibility.toLowerCase()}`;
    board = await openBoard(database.urls, slug);
    round = await openTet2019(board);
    files = await submitForms(board, round);
    await reviewForms(board, files);
    await rubric('chair', 0, visibility);
    await handIn('huong', 'ngan', [5, 1]);
    expect(await seen('linh', 'ngan')).toHaveLength(before);
    await handIn('linh', 'ngan', [2, 2]);
    const sheets = (await fileOf('linh', 'ngan'))!.sheets;
    expect(sheets).toHaveLength(after);
    expect(sheets.filter((sheet) => !sheet.isMine).every((sheet) => sheet.userId !== null)).toBe(named);
    expect(sheets.find((sheet) => sheet.isMine)!.userId).toBe(idOf('linh'));
  });
});
