/** The lists of both rounds hung on the wall before their ceremonies; in 2019 somebody asked, and was answered. */
import { recordObjection, takeObjectionStep } from '@/lib/awards/commands/object';
import { postRoundList } from '@/lib/awards/commands/post-list';
import type { Cast, Player } from './stage';

/** Posts a list from a day (in Việt Nam) for so many days. */
export async function postList(secretary: Player, roundId: number, fromOn: string, days: number) {
  await secretary.act((tx, actor) =>
    postRoundList(tx, actor, {
      ...{
        roundId,
        fromOn,
        days,
        wherePosted: 'Bảng tin trụ sở Hội; bảng tin các trường có học sinh được xét',
      },
      receiveAt: 'Văn phòng Hội, giờ hành chính, hoặc gọi điện thoại của Hội',
    }),
  );
}

/** One question about the list of 2019 as a whole, received, looked into and answered before the ceremony. */
export async function postStoryList(cast: Cast, roundId: number): Promise<void> {
  const { thuky, chutich } = cast as { thuky: Player; chutich: Player };
  await postList(thuky, roundId, '2019-01-29', 5);
  const { objectionId } = await thuky.act((tx, actor) =>
    recordObjection(tx, actor, {
      ...{ roundId, channel: 'inPerson', receivedOn: '2019-01-30', sender: '' },
      summary: 'Hỏi vì sao năm nay chỉ có ba suất cho học sinh.',
    }),
  );
  await thuky.act((tx, actor) =>
    takeObjectionStep(tx, actor, { objectionId, step: 'underReview', stepOn: '2019-01-30', reason: '' }),
  );
  await chutich.act((tx, actor) =>
    takeObjectionStep(tx, actor, {
      ...{ objectionId, step: 'notUpheld', stepOn: '2019-02-01' },
      reason:
        'Số suất theo kế hoạch đã thông báo từ đầu đợt và số tiền hiện có của quỹ. Đã trả lời trực tiếp.',
    }),
  );
}
