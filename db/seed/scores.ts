/** The council of the sample associations scores: four usual criteria, each member's marks made up but always the same. */

import { concludeMeeting } from '@/lib/awards/commands/hold-meeting';
import { handInScore, writeRubric } from '@/lib/awards/commands/score-nominations';
import { candidatesOf, quotasOf } from '@/lib/awards/queries/candidates';
import { firstOrders } from '@/lib/awards/queries/orders';
import { councilOrders } from '@/lib/awards/rules/order';
import { type Criterion, type Mark, marks } from '@/lib/awards/schema/scoring';
import type { Cast, Player } from './stage';

const criterion = (name: string, ...anchors: string[]): Criterion => ({ name, weight: 1, anchors });

const rubric = [
  criterion(
    'Kết quả học tập, công việc',
    ...['Chưa đạt yêu cầu của lớp, của việc', 'Đạt, còn nhiều mặt yếu', 'Khá, đều các mặt'],
    ...['Giỏi, có mặt nổi bật', 'Xuất sắc, hoặc có giải từ cấp tỉnh'],
  ),
  criterion(
    'Cố gắng vượt lên',
    ...['Chưa thấy cố gắng', 'Có lúc cố gắng, chưa bền', 'Cố gắng đều', 'Tiến bộ rõ so với năm trước'],
    'Vượt lên đáng nể, thầy cô và bạn bè đều công nhận',
  ),
  criterion(
    'Rèn luyện, nền nếp',
    ...['Có vi phạm nặng', 'Còn bị nhắc nhở', 'Đúng nền nếp', 'Gương mẫu trong lớp, trong cơ quan'],
    'Được biểu dương trước trường, trước xã',
  ),
];

const reasonOfCouncil = 'Hội đồng thống nhất: cần được giúp ngay trong năm học này';

/** Writes the rubric of a round; each of `logins` hands in a sheet about each file it may decide about. */
export async function scoreRound(
  cast: Cast,
  roundId: number,
  files: readonly number[],
  logins: readonly string[],
  isAside: (login: string, file: number) => boolean = () => false,
): Promise<void> {
  await cast.thuky!.act((tx, actor) =>
    writeRubric(tx, actor, { roundId, afterVersion: 0, visibility: 'afterOwn', criteria: rubric }),
  );
  for (const [who, login] of logins.entries()) {
    for (const [at, nominationId] of files.entries()) {
      if (isAside(login, nominationId)) continue;
      const given = rubric.map((_, line): Mark => marks[1 + ((at * 5 + line * (who + 1) + who) % 4)]!);
      await cast[login]!.act((tx, actor) =>
        handInScore(tx, actor, { nominationId, rubricVersion: 1, marks: given }),
      );
    }
  }
}

/** Ends the meeting in this order; whoever it puts ahead of the scores or of an equal one gets the council's reason. */
export async function concludeAs(player: Player, roundId: number, ranking: readonly number[]): Promise<void> {
  const places = Object.fromEntries(ranking.map((id, at) => [id, at + 1]));
  await player.act(async (tx, actor) => {
    const first = await firstOrders(tx, roundId);
    const files = await candidatesOf(tx, roundId);
    const orders = councilOrders(first, files, await quotasOf(tx, roundId), { places, reasons: {} });
    const moved = orders.flatMap((order) => order.missing);
    const reasons = Object.fromEntries(moved.map((id) => [id, reasonOfCouncil]));
    await concludeMeeting(tx, actor, { roundId, council: { places, reasons } });
  });
}
