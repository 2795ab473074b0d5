/** Reports of the sample data: written by the secretary, published by the chair. Their words are made up. */

import type { ReportKind, ReportTexts } from '@/lib/honours/schema/reports';
import { publishReport, setPlan, startReport, writeReport } from '@/lib/reports/commands';
import { reportDraft } from '@/lib/reports/queries';
import type { Cast } from './stage';

const none = { situation: '', propaganda: '', funds: '', awards: '', shortcomings: '', directions: '' };

interface Written {
  kind: ReportKind;
  year: number;
  texts: ReportTexts;
}

/** What the district association set out to do in 2019, and its two reports of that year. */
export const storyReports: readonly Written[] = [
  {
    kind: 'halfYear',
    year: 2019,
    texts: {
      situation:
        'Sáu tháng đầu năm, phong trào khuyến học được cấp uỷ, chính quyền quan tâm, các chi hội và nhà trường tham gia đều.\nĐời sống một bộ phận hội viên còn khó khăn nên việc vận động phải làm từng bước.',
      propaganda:
        'Tết khuyến học xuân Kỷ Hợi được tổ chức gọn, đúng ngày. Các chi hội đọc bài về gia đình hiếu học trên loa truyền thanh.',
      funds: 'Nguồn ủng hộ đến từ cơ quan, doanh nghiệp và các gia đình ở chi hội.',
      awards: 'Việc xét chọn qua hội đồng, có niêm yết danh sách; người vắng mặt được trao sau.',
      shortcomings:
        'Một số đơn vị chưa vận động được khoản nào. Hồ sơ đề nghị còn thiếu xác nhận, phải trả lại.',
      directions:
        'Vận động các đơn vị chưa tham gia; hướng dẫn nhà trường làm hồ sơ sớm; chuẩn bị Ngày Khuyến học 2/10.',
    },
  },
  {
    kind: 'year',
    year: 2019,
    texts: {
      situation: 'Năm 2019 Hội giữ được nền nếp, sổ sách khoá đúng hạn, hiện vật trao hết trong năm.',
      propaganda: 'Duy trì tin bài trên loa truyền thanh và trong sinh hoạt chi hội.',
      funds:
        'Số thu đạt phần lớn kế hoạch; quỹ dành cho học sinh xã Lam Sơn được giữ riêng đúng ý người tặng.',
      awards: 'Trao một đợt trong dịp Tết khuyến học và trao hiện vật đầu năm học.',
      shortcomings: 'Nguồn thu còn dồn vào ít đơn vị.',
      directions: 'Mở rộng vận động đến các xã chưa có khoản ủng hộ.',
    },
  },
];

/** The commune of 2026 up to now. */
export const communeReports: readonly Written[] = [
  {
    kind: 'year',
    year: 2026,
    texts: { situation: 'Hội mới thành lập sau khi sắp xếp đơn vị hành chính; sổ sách ghi từ đầu năm.' },
  },
];

/** Writes and publishes them, with the plan of the last one's year. */
export async function publishReports(cast: Cast, reports: readonly Written[]): Promise<void> {
  const [secretary, chair] = [cast.thuky!, cast.chutich!];
  await secretary.act((tx, actor) =>
    setPlan(tx, actor, {
      ...{ year: reports.at(-1)!.year, moneyIn: 30_000_000n, moneyOut: 10_000_000n, awards: 30 },
    }),
  );
  for (const { kind, year, texts } of reports) {
    const reportId = await secretary.act((tx, actor) => startReport(tx, actor, { kind, year }));
    await secretary.act((tx, actor) => writeReport(tx, actor, { reportId, seen: 0, ...none, ...texts }));
    const draft = await chair.act((tx) => reportDraft(tx, reportId));
    await chair.act((tx, actor) =>
      publishReport(tx, actor, { reportId, seen: draft!.fingerprint, reason: '' }),
    );
  }
}
