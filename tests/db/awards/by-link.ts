/** What the tests of links share: making one, writing a whole draft behind it, handing it in. All people are made up. */
import { handInByLink, saveLinkTask } from '@/lib/awards/commands/link-files';
import { makeNominationLink } from '@/lib/awards/commands/nomination-links';
import { dossierList } from '@/lib/awards/queries/dossiers';
import { addDays, todayVn } from '@/lib/kernel/dates';
import type { Board, Round } from './tet-2019';

export const today = todayVn(new Date());
export const lastDay = addDays(today, 20);

/** A link to the round for pupils, by default for a school and three weeks. */
export const makeLink = (
  board: Board,
  of: Round,
  { unit = 'Trường THCS Thử', expiresOn = lastDay, login = 'secretary' } = {},
) =>
  board.people[login]!.act((tx, actor) =>
    makeNominationLink(tx, actor, {
      ...{ roundId: of.roundId, unit, expiresOn, linkStart: 'https://hoi.example/de-cu/' },
      categoryIds: [of.student],
    }),
  );
export const person = {
  ...{ name: 'Lò Thị Thử', birthYear: 2011, guardianName: 'Lò Văn Mẫu', school: 'THCS Thử', className: '7A' },
  unitWrittenAs: 'Thôn Thử',
};
export const said = {
  ...{ representative: 'Lò Văn Mẫu', relation: 'father', confirmer: 'Hà Thị Thử', lateReason: '' },
  ...{ confirmerOffice: 'Hiệu trưởng', interest: 'unrelated' },
};
export const hardship = { circumstance: 'poorHousehold', account: 'Bố ốm lâu năm.' };
export const papers = {
  ...{ evidenceKind: 'Giấy hộ nghèo', evidenceNumber: '7/HN', evidenceIssuer: 'UBND xã', evidenceYear: 2026 },
};

/** A whole draft in a category; returns its code. */
export async function draft(token: string, categoryId: number): Promise<string> {
  const file = await saveLinkTask('person', { token, file: '', ...person });
  await saveLinkTask('merit', { token, file, categoryId, merit: 'Học lực giỏi' });
  await saveLinkTask('circumstances', { token, file, ...hardship });
  await saveLinkTask('papers', { token, file, ...papers });
  return file;
}

export const handIn = (token: string, file: string, changes = {}) =>
  handInByLink({ token, file, ...said, ...changes });

export const filesOf = (board: Board, of: Round) =>
  board.people.secretary!.act((tx) => dossierList(tx, of.roundId));
