/** What the public reported to the sample association: one report that waits, one that was answered. All made up. */
import { demoSlugs } from '@/lib/access/demo-accounts';
import { receiveMistake, takeMistakeStep } from '@/lib/mistakes/commands';
import { mistakeList } from '@/lib/mistakes/queries';
import { mistakeQuery, mistakeStepForm } from '@/lib/mistakes/schema';
import type { Player } from './stage';

/** Two reports from the public pages, one of them answered; made up as everything here. */
export async function receiveReports(secretary: Player): Promise<void> {
  const hoi = demoSlugs.district;
  const said = { hoi, website: '', contact: '' };
  await receiveMistake({
    ...{ ...said, kind: 'gift', trang: `/${hoi}/so-vang/2019` },
    text: 'Dòng họ tôi ủng hộ trong đợt Tết mà không thấy tên trong sổ vàng.',
    contact: 'thu-mau@vi-du.example',
  });
  await receiveMistake({
    ...{ ...said, kind: 'link', trang: `/${hoi}/minh-bach/2019` },
    text: 'Bấm vào bảng không thấy tải xuống.',
  });
  const list = await secretary.act((tx) => mistakeList(tx, mistakeQuery.parse({})));
  const report = list.rows.find((row) => row.kind === 'link')!;
  const step = (input: Record<string, string>) =>
    secretary.act((tx, actor) =>
      takeMistakeStep(tx, actor, mistakeStepForm.parse({ reportId: String(report.id), ...input })),
    );
  await step({ step: 'looking', assigneeId: String(secretary.userId) });
  await step({ step: 'notMistake', text: 'Tệp tải xuống ở mục Dữ liệu mở, cuối trang. Cảm ơn đã báo.' });
}
