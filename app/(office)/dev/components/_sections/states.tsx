/**
 * Messages, empty and waiting states, the chart, a page problem.
 * Owns made-up samples only.
 * Refuses real data.
 */
import { Button, ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageProblem } from '@/components/ui/page-problem';
import { EmptyState, Progress, Skeleton } from '@/components/ui/state-of-page';
import type { WaterfallStep } from '@/components/ui/waterfall-bars';
import { WaterfallChart, WaterfallTable } from '@/components/ui/waterfall-chart';
import type { Locale } from '@/messages/catalogue';
import { Section } from './section';

const steps: WaterfallStep[] = [
  { key: 'opening', label: 'Đầu kỳ 01/01/2019', value: 51_850_000n, kind: 'total' },
  { key: 'gifts', label: 'Ủng hộ', value: 27_605_000n, kind: 'in', href: '#chart' },
  { key: 'interest', label: 'Lãi tiền gửi', value: 412_500n, kind: 'in', href: '#chart' },
  { key: 'awards', label: 'Học bổng, giải thưởng', value: -2_000_000n, kind: 'out', href: '#chart' },
  { key: 'closing', label: 'Cuối kỳ 31/03/2019', value: 77_867_500n, kind: 'total' },
];

export function NoticeSection() {
  return (
    <Section id="notices" title="Messages">
      <Notice title="Kỳ tháng 3 sắp đến hạn khoá sổ">Còn 2 phiếu chờ thủ quỹ nhận tiền.</Notice>
      <Notice
        tone="success"
        title="Đã ghi PT 02/2019 · 4.500.000 đồng"
        actions={
          <>
            <Button variant="primary">In biên nhận</Button>
            <Button shortcut="N">Thêm khoản nữa</Button>
          </>
        }
      >
        Bốn triệu năm trăm nghìn đồng
      </Notice>
      <Notice tone="warning" title="Số tiền gấp 10 lần những lần trước">
        Xin xem lại rồi đánh dấu nếu đúng.
      </Notice>
      <Notice tone="error" title="Chưa ghi được phiếu">
        Chưa ghi gì vào sổ. Xin bấm Cất lần nữa.
      </Notice>
      <Notice tone="locked" title="Kỳ này đã khoá sổ">
        Muốn sửa, xin dùng Huỷ phiếu vào kỳ đang mở.
      </Notice>
      <Notice tone="offline" title="Đang mất mạng">
        Chưa ghi gì vào sổ.
      </Notice>
    </Section>
  );
}

export function StateSection({ locale }: { locale: Locale }) {
  return (
    <Section id="states" title="Empty, waiting, failed">
      <EmptyState
        title="Chưa có khoản ủng hộ nào"
        actions={
          <ButtonLink href="#states" variant="primary" shortcut="N">
            Thêm
          </ButtonLink>
        }
      >
        <p>Khoản đầu tiên ghi ở đây sẽ có số PT 01.</p>
      </EmptyState>
      <Progress id="import" label="Đã đọc 320/1.204 dòng" value={320} max={1204} />
      <Skeleton rows={3} locale={locale} />
      <PageProblem
        title="Trang này đang gặp trục trặc"
        safe="Chưa ghi gì vào sổ."
        next="Xin thử lại sau một phút."
        reference="K7QF-2M"
        locale={locale}
      >
        Máy chủ chưa trả lời.
      </PageProblem>
    </Section>
  );
}

export function ChartSection({ locale }: { locale: Locale }) {
  return (
    <Section id="chart" title="Waterfall and its table">
      <WaterfallChart
        id="fund-2019"
        title="Quỹ từ đầu kỳ đến cuối kỳ"
        description="51.850.000 cộng 28.017.500 trừ 2.000.000 bằng 77.867.500 đồng."
        steps={steps}
      />
      <WaterfallTable caption="Quỹ quý I năm 2019" steps={steps} locale={locale} />
    </Section>
  );
}
