/** The council of the sample associations scores: four usual criteria, each member's marks made up but always the same. */
import { handInScore, writeRubric } from '@/lib/awards/commands/score-nominations';
import { type Criterion, type Mark, marks } from '@/lib/awards/schema/scoring';
import type { Cast } from './stage';

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
