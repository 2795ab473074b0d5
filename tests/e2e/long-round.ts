/**
 * A round of the sample commune with as many files as asked for, its meeting open, made by the commands the pages use:
 * typing them into the pages would take longer than all the tests of the meeting. All people are made up.
 */
import { closePools } from '@/db/client';
import { loadSecrets } from '@/db/cluster/secrets';
import { roleUrls } from '@/db/provision';
import { demoSlugs } from '@/lib/access/demo-accounts';
import { castVotes, takeAttendance } from '@/lib/awards/commands/hold-meeting';
import { openRound, seatCouncil } from '@/lib/awards/commands/open-round';
import { reviewNomination } from '@/lib/awards/commands/review-nomination';
import { submitNomination } from '@/lib/awards/commands/submit-nomination';
import { fundChoices } from '@/lib/awards/queries/rounds';
import { colleague, pointPoolsAt } from '@/tests/factories/association';
import { withConnection } from '../setup/connection';
import { ownWeb } from '../setup/site';

/** The secretary and one member, both present; the member has voted yes on every file. */
export async function openLongMeeting(slug: string, count: number): Promise<number[]> {
  const { superuserUrl, dataDir } = ownWeb();
  pointPoolsAt(await roleUrls(superuserUrl, (await loadSecrets(dataDir)).roleSecret));
  const logins = ['thuky.xa', 'uyvien1.xa'];
  const rows = await withConnection(
    superuserUrl,
    (su) => su`SELECT id::int, login_name AS login FROM access."user" WHERE login_name = ANY (${logins})`,
  );
  const users = Object.fromEntries(rows.map(({ login, id }) => [login, id as number]));
  const founded = { associationId: 0, slug: demoSlugs.commune, users };
  try {
    const secretary = await colleague(founded, 'thuky.xa', ['secretary']);
    const member = await colleague(founded, 'uyvien1.xa', ['committeeMember']);
    const files = await secretary.act(async (tx, actor) => {
      const [fund] = await fundChoices(tx);
      const { roundId, categoryIds } = await openRound(tx, actor, {
        ...{ slug, name: 'Đợt thử nhiều hồ sơ', schoolYear: '2026–2027', fiscalYear: 2026, fundId: fund!.id },
        ...{ deadlineOn: '2026-12-30' },
        categories: [{ category: 'academicPrizeStudent', benefit: 'money', quota: count, rateVnd: 1_000n }],
      });
      const userIds = Object.values<number>(users);
      await seatCouncil(tx, actor, { roundId, userIds });
      const ids: number[] = [];
      for (let at = 1; at <= count; at += 1) {
        const form = { roundId, categoryId: categoryIds[0]!, unitWrittenAs: `xã Thử ${at % 3}` };
        const recipient = { name: `Lường Văn Thử ${String(at).padStart(2, '0')}` };
        ids.push((await submitNomination(tx, actor, { ...form, recipient })).nominationId);
      }
      for (const nominationId of ids)
        await reviewNomination(tx, actor, { nominationId, outcome: 'verified' });
      await takeAttendance(tx, actor, { roundId, presentUserIds: userIds, meetingOn: '2026-11-20' });
      return ids;
    });
    await member.act((tx, actor) => castVotes(tx, actor, { nominationIds: files, choice: 'yes' }));
    return files;
  } finally {
    await closePools();
  }
}
