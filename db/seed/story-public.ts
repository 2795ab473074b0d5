/**
 * What the public sees of 2019: consents as people gave them on the signed forms, and the published year.
 * One child of nine: the guardian agreed, the child said no; so that child is counted and never named.
 */
import sharp from 'sharp';
import { publishRoundFigures } from '@/lib/awards/commands/publish-round';
import { askRound } from '@/lib/consents/commands/ask';
import { attachSignedConsent, recordPaperAnswer } from '@/lib/consents/commands/paper-answer';
import { askedRound, roundsToAsk } from '@/lib/consents/queries/asked';
import type { ConsentItem } from '@/lib/consents/schema/items';
import { publish } from '@/lib/honours/commands';
import { addDays, todayVn, yearOf } from '@/lib/kernel/dates';
import { recordBreach, stepBreach } from '@/lib/rights/commands/breaches';
import { stepRequest } from '@/lib/rights/commands/handle';
import { recordRequest } from '@/lib/rights/commands/receive';
import { receiveReports } from './reported-mistakes';
import { writeSitePages } from './site-pages';
import type { Cast, Player } from './stage';
import { hardshipStudents, honourees, teachers } from './story-people';
import type { StoryRound } from './story-round';

/** As the file names the guardian; people of the praised groups were nominated without one. */
const guardianOf = (name: string) =>
  hardshipStudents.find((one) => one.name === name)?.guardianName ?? `Phụ huynh em ${name}`;
const agreed: ConsentItem[] = ['publish:name', 'publish:school', 'ceremonyAloud:name'];

/** Asks everybody of the round and records the forms that came back. */
async function recordForms(secretary: Player, roundId: number): Promise<void> {
  const today = todayVn(new Date());
  const days = { answerBy: addDays(today, 14), holdsUntil: `${yearOf(today) + 5}-12-31` };
  await secretary.act((tx, actor) => askRound(tx, actor, { roundId, ...days }));
  const round = await secretary.act(async (tx) => askedRound(tx, (await roundsToAsk(tx))[0]!.slug));
  const record = async (name: string, givers: { guardian?: ConsentItem[]; self?: ConsentItem[] }) => {
    const row = round!.rows.find((one) => one.name === name)!;
    const requestId = row.question!.id;
    // Who has grown up since is asked alone.
    const guardian = row.givers.includes('guardian') ? givers.guardian : undefined;
    const self = row.givers.includes('self') ? givers.self : undefined;
    await secretary.act((tx, actor) =>
      recordPaperAnswer(tx, actor, {
        ...{ requestId, givenOn: '2019-02-20', self: self && { chosen: self } },
        guardian: guardian && { chosen: guardian, name: guardianOf(name), relation: 'guardian' },
      }),
    );
    return requestId;
  };
  const [first, second, third] = hardshipStudents;
  const signed = await record(first!.name, { guardian: agreed, self: agreed });
  await record(second!.name, { guardian: agreed, self: agreed });
  await record(third!.name, { guardian: agreed, self: [] });
  await record(teachers[0]!.name, { self: [...agreed, 'publish:amount'] });
  for (const { name } of [...honourees.excellentTeacher, ...honourees.activeMember])
    await record(name, { self: agreed });
  for (const { name } of [...honourees.contestWinner, ...honourees.academicPrizeStudent])
    await record(name, { guardian: agreed, self: agreed });
  // A white page stands for the photo, which a sample cannot have.
  const page = sharp({ create: { width: 210, height: 297, channels: 3, background: '#ffffff' } });
  const bytes = await page.jpeg().toBuffer();
  await secretary.act((tx, actor) => attachSignedConsent(tx, actor, { requestId: signed, bytes }));
}

/** A mother asks what is kept on her child; the office has found the file and called her back. */
async function recordQuestion(secretary: Player, partyId: number): Promise<void> {
  const today = todayVn(new Date());
  const requestId = await secretary.act((tx, actor) =>
    recordRequest(tx, actor, {
      ...{ wish: 'see', askedBy: 'parent', channel: 'phone', receivedOn: today, text: '' },
      ...{ name: hardshipStudents[0]!.name, contact: '0912 345 678' },
    }),
  );
  const step = (name: 'found' | 'checked', reason: string) =>
    secretary.act((tx, actor) => stepRequest(tx, actor, { requestId, step: name, reason, partyId }));
  await step('found', '');
  await step('checked', 'Gọi lại theo số trong hồ sơ');
}

/** A list that was sent to the wrong school, found and told in time; made up as everything here. */
async function recordMishap(secretary: Player): Promise<void> {
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  const what = 'Gửi nhầm danh sách 3 em sang một trường khác qua thư; trường ấy đã trả lại ngay.';
  const breachId = await secretary.act((tx, actor) =>
    recordBreach(tx, actor, { kind: 'sent', what, people: 3, foundAt: hoursAgo(30) }),
  );
  const step = (name: 'contained' | 'authorityTold', text: string, hours: number) =>
    secretary.act((tx, actor) =>
      stepBreach(tx, actor, { breachId, step: name, text, happenedAt: hoursAgo(hours) }),
    );
  await step('contained', 'Nhận lại phong bì, còn nguyên dán', 28);
  await step('authorityTold', 'Báo bằng văn bản', 20);
}

/** Records consents and publishes figures (31 March, then the whole year), the honour list, the donors' roll and the round. */
export async function publishStory(cast: Cast, round: StoryRound): Promise<void> {
  const { thuky, chutich } = cast as { thuky: Player; chutich: Player };
  await recordForms(thuky, round.roundId);
  await recordMishap(thuky);
  await receiveReports(thuky);
  await recordQuestion(thuky, round.parties[hardshipStudents[0]!.name]!);
  const announce = (kind: 'fundFigures' | 'honourList' | 'donorRoll', asOf: string, reason: string) =>
    chutich.act((tx, actor) => publish(tx, actor, { kind, year: 2019, asOf, reason }));
  await writeSitePages(thuky, chutich);
  await announce('fundFigures', '2019-03-31', 'Số liệu quý I');
  await announce('fundFigures', '2019-12-31', 'Cả năm, sau khi khoá sổ');
  await announce('honourList', '2019-12-31', 'Danh sách sau lễ trao');
  await announce('donorRoll', '2019-12-31', 'Sổ vàng năm 2019');
  await chutich.act((tx, actor) => publishRoundFigures(tx, actor, { roundId: round.roundId }));
}
