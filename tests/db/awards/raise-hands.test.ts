/** recordHands, attachSignedPaper, confirmHands: hands count only on paper and by two others, and one's own vote wins. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { castVote, concludeMeeting } from '@/lib/awards/commands/hold-meeting';
import { attachSignedPaper, confirmHands, recordHands } from '@/lib/awards/commands/raise-hands';
import type { VoteChoice } from '@/lib/awards/schema/inputs';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { askedIn, countIn, digestIn } from './hands-read';
import {
  type Board,
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

const paper = (text = 'biên bản') => new TextEncoder().encode(`%PDF-1.7 ${text}`);

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-gio-tay');
  round = await openTet2019(board);
  files = await submitForms(board, round);
  await reviewForms(board, files);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const idOf = (login: string) => board.people[login]!.actor.userId;
type Hands = Record<string, VoteChoice>;
const write = (login: string, key: string, hands: Hands, afterVersion: number) =>
  board.people[login]!.act((tx, actor) =>
    recordHands(tx, actor, {
      roundId: round.roundId,
      sheets: [
        {
          ...{ nominationId: files[key]!, afterVersion },
          votes: Object.entries(hands).map(([who, choice]) => ({ userId: idOf(who), choice })),
        },
      ],
    }),
  );
const attach = (login: string, bytes = paper()) =>
  board.people[login]!.act((tx, actor) => attachSignedPaper(tx, actor, { roundId: round.roundId, bytes }));
const digestOf = (key: string) => digestIn(board, files[key]!);
const confirm = async (login: string, key: string, digest?: string | null) => {
  const shown = digest ?? (await digestOf(key)) ?? '0'.repeat(64);
  return board.people[login]!.act((tx, actor) =>
    confirmHands(tx, actor, {
      roundId: round.roundId,
      files: [{ nominationId: files[key]!, digest: shown }],
    }),
  );
};
const counted = (key: string) => countIn(board, files[key]!);
const all = (choice: VoteChoice): Hands => Object.fromEntries(presentLogins.map((login) => [login, choice]));

describe('writing hands down', () => {
  it('is done in the meeting, by those who run the round, about people in the room', async () => {
    const early = () => write('secretary', 'linh', { huong: 'yes' }, 0);
    expect(await refusedWith(early)).toBe('awards.wrongState');
    await openMeeting(board, round, files);
    expect(await refusedWith(() => write('huong', 'linh', { huong: 'yes' }, 0))).toBe('access.notPermitted');
    expect(await refusedWith(() => write('secretary', 'linh', { loan: 'yes' }, 0))).toBe(
      'awards.notInCouncil',
    );
    expect(await refusedWith(() => write('secretary', 'linh', { accountant: 'yes' }, 0))).toBe(
      'awards.notInCouncil',
    );
    expect(await refusedWith(() => write('secretary', 'quy', { huong: 'yes' }, 0))).toBe('awards.wrongState');
  });

  it('is refused for a recused member, and by one', async () => {
    expect(await refusedWith(() => write('secretary', 'lam', all('yes'), 0))).toBe('awards.recused');
    await board.people.chair!.act((tx, actor) =>
      declareRecusal(tx, actor, { nominationId: files.dung!, kind: 'kin' }),
    );
    expect(await refusedWith(() => write('chair', 'dung', { huong: 'yes' }, 0))).toBe('awards.recused');
  });

  it('counts for nothing by itself, nor with a paper alone', async () => {
    expect(await write('secretary', 'linh', all('yes'), 0)).toEqual({ files: 1 });
    expect(await write('secretary', 'linh', all('yes'), 0)).toEqual({ files: 0 });
    expect(await counted('linh')).toEqual([0, 0]);
    expect(await refusedWith(() => confirm('huong', 'linh'))).toBe('awards.roomPaperMissing');
    await attach('secretary');
    expect(await counted('linh')).toEqual([0, 0]);
  });

  it('refuses who writes over what another has just written', async () => {
    expect(await refusedWith(() => write('chair', 'linh', all('no'), 0))).toBe('awards.roomChanged');
  });
});

describe('the paper', () => {
  it('is a picture or a PDF, attached by those who run the round', async () => {
    const page = new TextEncoder().encode('<html>');
    expect(await refusedWith(() => attach('secretary', page))).toBe('awards.paperKind');
    expect(await refusedWith(() => attach('huong'))).toBe('access.notPermitted');
  });

  it('is refused by the database itself when it is not what it says', async () => {
    const direct = () =>
      board.people.secretary!.act(async (tx) => {
        await tx.execute(sql`SELECT audit.record('{"kind":"vote.paperAttached","subjectType":"round"}')`);
        await tx.execute(sql`INSERT INTO app.room_paper (association_id, round_id, version, kind, size, fingerprint, content, attached_by)
          SELECT ${board.founded.associationId}, ${round.roundId}, 2, 'png', 5, encode(sha256('%PDF-'::bytea), 'hex'), '%PDF-'::bytea, 1`);
      });
    expect(await refusedWith(direct)).toBe('awards.paperKind');
  });

  it('leaves its fingerprint in the log and not its bytes', async () => {
    await withConnection(database.adminUrl, async (admin) => {
      const rows =
        await admin`SELECT new_image::jsonb AS image FROM audit.change WHERE table_name = 'app.room_paper'`;
      expect(rows.length).toBeGreaterThan(0);
      for (const { image } of rows) {
        expect(image.fingerprint).toMatch(/^[0-9a-f]{64}$/);
        expect(image).not.toHaveProperty('content');
      }
    });
  });

  it('is read by the offices of the round and nobody else', async () => {
    const read = async (login: string) =>
      (await board.people[login]!.act((tx) => tx.execute(sql`SELECT 1 FROM app.room_paper`))).length;
    expect(await read('huong')).toBe(1);
    expect(await read('cashier')).toBe(0);
  });
});

describe('confirming', () => {
  it('is refused to the one who wrote, to the absent and to the stranger', async () => {
    expect(await refusedWith(() => confirm('secretary', 'linh'))).toBe('awards.roomOwnRecord');
    expect(await refusedWith(() => confirm('loan', 'linh'))).toBe('awards.notInCouncil');
    expect(await refusedWith(() => confirm('accountant', 'linh'))).toBe('awards.notInCouncil');
  });

  it('is refused to the recused', async () => {
    await write('secretary', 'lam', { huong: 'yes' }, 0);
    const shown = await digestOf('lam');
    expect(await refusedWith(() => confirm('hai', 'lam', shown))).toBe('awards.recused');
  });

  it('counts with the second member, not with the first, and not twice by one', async () => {
    await confirm('huong', 'linh');
    await confirm('huong', 'linh');
    expect(await counted('linh')).toEqual([0, 0]);
    const before = await askedIn(board, 'chair');
    await confirm('hai', 'linh');
    expect(await counted('linh')).toEqual([5, 0]);
    // Nobody is asked for a vote that his hand has given.
    expect(await askedIn(board, 'chair')).toEqual({ code: 'vote', count: before.count - 1 });
    expect(before.code).toBe('vote');
  });

  it('leaves one’s own vote in force', async () => {
    await board.people.huong!.act((tx, actor) =>
      castVote(tx, actor, { nominationId: files.linh!, choice: 'no' }),
    );
    expect(await counted('linh')).toEqual([4, 1]);
  });

  it('is void when the hands are changed, and refused for what was shown before', async () => {
    const before = await digestOf('linh');
    const { count } = await askedIn(board, 'chair');
    await write('secretary', 'linh', { ...all('yes'), hai: 'no' }, 1);
    expect(await counted('linh')).toEqual([0, 1]);
    expect(await askedIn(board, 'chair')).toEqual({ code: 'vote', count: count + 1 });
    expect(await refusedWith(() => confirm('hai', 'linh', before))).toBe('awards.roomChanged');
    // Written back word for word, it is still another sheet.
    await write('secretary', 'linh', all('yes'), 2);
    expect(await counted('linh')).toEqual([0, 1]);
    await confirm('linh', 'linh');
    await confirm('hai', 'linh');
    expect(await counted('linh')).toEqual([4, 1]);
  });

  it('is void when another paper is attached', async () => {
    await attach('secretary', paper('bản chụp lại'));
    expect(await counted('linh')).toEqual([0, 1]);
    await confirm('linh', 'linh');
    await confirm('hai', 'linh');
    expect(await counted('linh')).toEqual([4, 1]);
  });

  it('leaves the count when one who confirmed stands aside', async () => {
    await board.people.hai!.act((tx, actor) =>
      declareRecusal(tx, actor, { nominationId: files.linh!, kind: 'school' }),
    );
    expect(await counted('linh')).toEqual([0, 1]);
    await confirm('chair', 'linh');
    expect(await counted('linh')).toEqual([3, 1]);
  });

  it('cannot be put under another name', async () => {
    await write('secretary', 'ngan', all('yes'), 0);
    await confirm('huong', 'ngan');
    const shown = await digestOf('ngan');
    await board.people.huong!.act(async (tx) => {
      await tx.execute(sql`SELECT audit.record('{"kind":"vote.handsConfirmed","subjectType":"round"}')`);
      await tx.execute(sql`INSERT INTO app.room_confirmation (association_id, nomination_id, user_id, digest)
        VALUES (${board.founded.associationId}, ${files.ngan!}, ${idOf('chair')}, ${shown}) ON CONFLICT DO NOTHING`);
    });
    expect(await counted('ngan')).toEqual([0, 0]);
  });
});

it('a meeting without a single vote by screen is concluded on raised hands', async () => {
  const { secretary } = board.people;
  for (const key of ['nuong', 'hoa']) await write('secretary', key, all('yes'), 0);
  await write('secretary', 'lam', { chair: 'yes', secretary: 'yes', huong: 'no', linh: 'no' }, 1);
  await write('secretary', 'dung', { secretary: 'no', huong: 'no', linh: 'yes', hai: 'no' }, 0);
  for (const key of ['nuong', 'hoa', 'lam', 'dung', 'ngan']) {
    await confirm('huong', key);
    await confirm('linh', key);
  }
  const outcomes = await secretary!.act((tx, actor) =>
    concludeMeeting(tx, actor, { roundId: round.roundId }),
  );
  const status = Object.fromEntries(outcomes.map((one) => [one.nominationId, one.status]));
  expect(status[files.nuong!]).toBe('shortlisted');
  expect(status[files.dung!]).toBe('notSelected');
  expect(await refusedWith(() => write('secretary', 'lam', all('yes'), 2))).toBe('awards.wrongState');
  expect(await refusedWith(() => attach('secretary'))).toBe('awards.wrongState');
});
