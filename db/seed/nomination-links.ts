/**
 * A round of the sample commune that is open for trying: one link of a made-up school, one file behind it with its signed
 * list. The secret of the link is public on purpose; its address is shown in the office page of links alone.
 */
import sharp from 'sharp';
import { demoLink } from '@/lib/access/demo-accounts';
import { keepSignedList } from '@/lib/awards/commands/link-authority';
import { handInByLink, saveLinkTask } from '@/lib/awards/commands/link-files';
import { makeNominationLink } from '@/lib/awards/commands/nomination-links';
import { openRound } from '@/lib/awards/commands/open-round';
import { linkList } from '@/lib/awards/link-door';
import { addDays, todayVn } from '@/lib/kernel/dates';
import type { Player } from './stage';

const { token, round: slug } = demoLink;
const unit = 'Trường THCS Mẫu';

/** Opens the round and its link, and hands one file in through it as the school would. */
export async function openForSchools(secretary: Player, fundId: number): Promise<void> {
  const today = todayVn(new Date());
  const { roundId, categoryIds } = await secretary.act((tx, actor) =>
    openRound(tx, actor, {
      ...{ slug, name: 'Học bổng hè 2027', schoolYear: '2026–2027', fiscalYear: 2027 },
      ...{ fundId, deadlineOn: addDays(today, 90) },
      categories: [
        { category: 'specialHardshipStudent', benefit: 'money', quota: 3, rateVnd: 500_000n },
        { category: 'academicPrizeStudent', benefit: 'money', quota: 2, rateVnd: 300_000n },
      ],
    }),
  );
  const facts = { roundId, unit, expiresOn: addDays(today, 180), linkStart: 'https://vi-du.example/de-cu/' };
  await secretary.act((tx, actor) => makeNominationLink(tx, actor, { ...facts, categoryIds }, token));
  await handInSample(categoryIds[0]!);
}

async function handInSample(categoryId: number): Promise<void> {
  const person = { name: 'Cao Thị Mây', birthYear: 2013, guardianName: 'Cao Văn Đồi', className: '8A' };
  const file = await saveLinkTask('person', { token, file: '', ...person, school: unit, unitWrittenAs: '' });
  await saveLinkTask('merit', { token, file, categoryId, merit: 'Học lực tốt, rèn luyện tốt' });
  await saveLinkTask('circumstances', {
    ...{ token, file, circumstance: 'specialHardship', account: 'Ở với bà, bố mẹ đi làm xa' },
  });
  await handInByLink({
    ...{ token, file, representative: person.guardianName, relation: 'father', lateReason: '' },
    ...{ confirmer: 'Hà Thị Suối', confirmerOffice: 'Giáo viên chủ nhiệm', interest: 'unrelated' },
  });
  // A white page stands for the photo, which a sample cannot have.
  const page = sharp({ create: { width: 210, height: 297, channels: 3, background: '#ffffff' } });
  const digest = (await linkList(token))?.digest ?? '';
  await keepSignedList({ token, digest, bytes: await page.jpeg().toBuffer() });
}
