/**
 * The round of Tết Kỷ Hợi 2019 (domain.md §6, S2) built through the commands: eight forms, a council of seven.
 * All people are made up. Each test file takes the story as far as it needs.
 */
import { sql } from 'drizzle-orm';
import type { DatabaseUrls } from '@/db/provision';
import type { Role } from '@/lib/access/policy';
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { castVote, concludeMeeting, takeAttendance } from '@/lib/awards/commands/hold-meeting';
import { openRound, seatCouncil } from '@/lib/awards/commands/open-round';
import { proposeAwards } from '@/lib/awards/commands/propose-awards';
import { reviewNomination } from '@/lib/awards/commands/review-nomination';
import { submitNomination } from '@/lib/awards/commands/submit-nomination';
import type { CategoryInput, NominationInput, ReviewInput, RoundInput } from '@/lib/awards/schema/inputs';
import { postVoucher } from '@/lib/ledger/post';
import {
  type Colleague,
  colleague,
  type FoundedAssociation,
  foundAssociation,
} from '@/tests/factories/association';
import { withConnection } from '@/tests/setup/connection';

const roles: Record<string, Role[]> = {
  chair: ['chair'],
  viceChair: ['viceChair'],
  secretary: ['secretary'],
  huong: ['committeeMember'],
  linh: ['committeeMember'],
  hai: ['committeeMember'],
  loan: ['committeeMember'],
  accountant: ['accountant'],
  cashier: ['cashier'],
  inspector: ['inspector'],
};
type Login = keyof typeof roles;
/** The council of seven; Loan and the vice-chair do not come to the meeting. */
export const councilLogins = ['chair', 'viceChair', 'secretary', 'huong', 'linh', 'hai', 'loan'] as const;
export const presentLogins = ['chair', 'secretary', 'huong', 'linh', 'hai'] as const;

export interface Board {
  founded: FoundedAssociation;
  people: Record<Login, Colleague>;
  fundId: number;
  accounts: Record<'cash' | 'opening' | 'income' | 'expense', number>;
}

/** An association with ten people, one fund and 51.850.000 đồng in it (or what is given). */
export async function openBoard(urls: DatabaseUrls, slug: string, openingVnd = 51_850_000n): Promise<Board> {
  const founded = await foundAssociation(urls, slug, roles);
  const people: Record<Login, Colleague> = {};
  for (const [login, held] of Object.entries(roles)) people[login] = await colleague(founded, login, held);
  const accountant = people.accountant!;
  const made = await accountant.act(async (tx, actor) => {
    const open = async (door: 'open_fund' | 'open_account', body: object) => {
      const rows = await tx.execute<{ id: string }>(
        sql`SELECT ${sql.raw(`ledger.${door}`)}(${JSON.stringify(body)}::jsonb) AS id`,
      );
      return Number(rows[0]!.id);
    };
    const fundId = await open('open_fund', {
      ...{ code: 'chung', name: 'Quỹ chung', publicLabel: 'Quỹ chung', kind: 'operating' },
      openedOn: '2019-01-01',
    });
    const accounts = {
      cash: await open('open_account', { code: '111', name: 'Tiền mặt', kind: 'cash' }),
      opening: await open('open_account', { code: '411', name: 'Số dư đầu kỳ', kind: 'opening' }),
      income: await open('open_account', { code: '511', name: 'Ủng hộ', kind: 'income' }),
      expense: await open('open_account', { code: '611', name: 'Chi thưởng', kind: 'expense' }),
    };
    if (openingVnd > 0n) {
      const line = {
        fundId,
        debitAccountId: accounts.cash,
        creditAccountId: accounts.opening,
        amountVnd: openingVnd,
      };
      const voucher = { book: 'PKT' as const, purpose: 'opening', occurredOn: '2019-01-01' };
      await postVoucher(tx, actor, { ...voucher, requestKey: `opening-${slug}`, lines: [line] });
    }
    return { fundId, accounts };
  });
  return { founded, people, ...made };
}

/** The unit the story needs, with the misspelling that the school writes. Catalogue data, so not through commands. */
export function knowPhucThinh(urls: DatabaseUrls): Promise<void> {
  return withConnection(urls.migrator, async (connection) => {
    const owner = decodeURIComponent(new URL(urls.migrator).username).replace(/_migrator$/, '_owner');
    await connection.unsafe(`SET ROLE "${owner}"`);
    await connection`INSERT INTO app.admin_unit (code, valid_from, name, folded, level, parent_name)
      VALUES ('15001', '2004-01-01', 'Xã Phúc Thịnh', 'xa phuc thinh', 'commune', 'Huyện Ngọc Lặc') ON CONFLICT DO NOTHING`;
    await connection`INSERT INTO app.admin_unit_alias (code, valid_from, alias, folded)
      VALUES ('15001', '2004-01-01', 'Phúc Thinh', 'phuc thinh') ON CONFLICT DO NOTHING`;
  });
}

export interface Round {
  roundId: number;
  student: number;
  teacher: number;
}

const money = (category: CategoryInput['category'], quota: number): CategoryInput => ({
  ...{ category, quota, benefit: 'money' },
  rateVnd: 500_000n,
});

/** Three places for students, one for a teacher, 500.000 đồng each; the council of seven is seated. */
export async function openTet2019(board: Board, changes: Partial<RoundInput> = {}): Promise<Round> {
  const userIds = councilLogins.map((login) => board.people[login]!.actor.userId);
  return board.people.secretary!.act(async (tx, actor) => {
    const round = await openRound(tx, actor, {
      ...{ slug: 'tet-2019', name: 'Tết khuyến học 2019', schoolYear: '2018–2019', fiscalYear: 2019 },
      ...{ fundId: board.fundId, deadlineOn: '2019-01-20' },
      categories: [money('specialHardshipStudent', 3), money('excellentTeacher', 1)],
      ...changes,
    });
    await seatCouncil(tx, actor, { roundId: round.roundId, userIds });
    return { roundId: round.roundId, student: round.categoryIds[0]!, teacher: round.categoryIds[1]! };
  });
}

/** Why Quý's file is sent back; the reason names the circumstance. */
export const returnedBecause = 'Chưa có giấy xác nhận hoàn cảnh của xã';
export const hardshipOfStory = {
  circumstance: 'poorHousehold' as const,
  account: 'Bố mất sớm, mẹ làm thuê theo ngày.',
  ...{
    evidenceKind: 'Giấy chứng nhận hộ nghèo',
    evidenceNumber: '12/HN',
    evidenceIssuer: 'UBND xã',
    evidenceYear: 2019,
  },
};

type Form = Omit<NominationInput, 'roundId'>;

/** The forms of S2 by a short key; `linhAgain` is the school's second form of Linh, with the unit misspelt. */
export function formsOf(round: Round): Record<string, Form> {
  const pupil = (name: string, birthYear: number, school: string, unitWrittenAs: string): Form => ({
    ...{ categoryId: round.student, school, className: '7A', unitWrittenAs, merit: 'Học lực giỏi' },
    recipient: { name, birthYear, guardianName: `Mẹ của ${name}` },
    hardship: hardshipOfStory,
  });
  const teacher = (name: string, school: string): Form => ({
    ...{
      categoryId: round.teacher,
      school,
      unitWrittenAs: 'Quang Trung',
      merit: 'Giáo viên dạy giỏi cấp huyện',
    },
    recipient: { name, birthYear: 1985 },
  });
  const linh = pupil('Bùi Thị Thu Thùy Linh', 2006, 'THCS Phúc Thịnh', 'xã Phúc Thịnh');
  return {
    linh: { ...linh, proposedByUnit: 'Chi hội Phúc Thịnh' },
    linhAgain: {
      ...linh,
      ...{
        school: 'Trường Phúc Thinh',
        unitWrittenAs: 'Phúc Thinh',
        proposedByUnit: 'Trường THCS Phúc Thịnh',
      },
    },
    nuong: pupil('Vi Văn Duyên Nương', 2007, 'THCS Minh Sơn', 'xã Minh Sơn'),
    lam: pupil('Lục Tuyền Lâm', 2009, 'Tiểu học Cao Thịnh', 'xã Cao Thịnh'),
    ngan: pupil('Hà Thị Kim Ngân', 2005, 'THCS Lam Sơn', 'xã Lam Sơn'),
    quy: {
      ...pupil('Đinh Công Quý', 2008, 'THCS Thúy Sơn', 'xã Thúy Sơn'),
      hardship: { ...hardshipOfStory, evidenceKind: '' },
    },
    hoa: teacher('Phan Thị Thu Nhật Hòa', 'THCS Quang Trung'),
    dung: teacher('Nguyễn Đình Trọng Dũng', 'Tiểu học Thúy Sơn'),
  };
}

/** Hands in all eight forms, teacher Hòa's by Loan and the others by the secretary; returns nomination ids by key. */
export async function submitForms(board: Board, round: Round): Promise<Record<string, number>> {
  const ids: Record<string, number> = {};
  for (const [key, form] of Object.entries(formsOf(round))) {
    const done = await board.people[key === 'hoa' ? 'loan' : 'secretary']!.act((tx, actor) =>
      submitNomination(tx, actor, { roundId: round.roundId, ...form }),
    );
    ids[key] = done.nominationId;
  }
  return ids;
}

/** The secretary's review: one duplicate, one returned for a missing paper, six complete. */
export async function reviewForms(board: Board, files: Record<string, number>): Promise<void> {
  await board.people.secretary!.act(async (tx, actor) => {
    for (const [key, nominationId] of Object.entries(files)) {
      const review = (input: ReviewInput) => reviewNomination(tx, actor, input);
      if (key === 'linhAgain')
        await review({ nominationId, outcome: 'duplicate', duplicateOfId: files.linh! });
      else if (key === 'quy') await review({ nominationId, outcome: 'returned', reason: returnedBecause });
      else await review({ nominationId, outcome: 'verified' });
    }
  });
}

/** Attendance of five, and Hải stands aside from Lâm: the same clan. */
export async function openMeeting(board: Board, round: Round, files: Record<string, number>): Promise<void> {
  const presentUserIds = presentLogins.map((login) => board.people[login]!.actor.userId);
  await board.people.secretary!.act((tx, actor) =>
    takeAttendance(tx, actor, { roundId: round.roundId, presentUserIds, meetingOn: '2019-01-25' }),
  );
  await board.people.hai!.act((tx, actor) =>
    declareRecusal(tx, actor, { nominationId: files.lam!, kind: 'clan' }),
  );
}

/** Everybody present votes yes on the six, but one no for Lâm and two for the second teacher. */
export async function voteAll(board: Board, files: Record<string, number>): Promise<void> {
  const no: Record<string, readonly string[]> = { lam: ['huong'], dung: ['huong', 'linh'] };
  for (const key of ['linh', 'nuong', 'lam', 'ngan', 'hoa', 'dung']) {
    for (const login of presentLogins) {
      if (key === 'lam' && login === 'hai') continue;
      const choice = no[key]?.includes(login) ? ('no' as const) : ('yes' as const);
      await board.people[login]!.act((tx, actor) =>
        castVote(tx, actor, { nominationId: files[key]!, choice }),
      );
    }
  }
}

export interface ProposedRound extends Round {
  files: Record<string, number>;
  awardIds: number[];
}

/** The whole way to four proposed awards: Linh, Nương, Ngân and teacher Hòa; Lâm is first on the reserve. */
export async function proposeTet2019(
  board: Board,
  changes: Partial<RoundInput> = {},
): Promise<ProposedRound> {
  const round = await openTet2019(board, changes);
  const files = await submitForms(board, round);
  await reviewForms(board, files);
  await openMeeting(board, round, files);
  await voteAll(board, files);
  const secretary = board.people.secretary!;
  await secretary.act((tx, actor) => concludeMeeting(tx, actor, { roundId: round.roundId }));
  const { awardIds } = await secretary.act((tx, actor) =>
    proposeAwards(tx, actor, { roundId: round.roundId }),
  );
  return { ...round, files, awardIds };
}
