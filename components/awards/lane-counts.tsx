/** Lanes as counts, each a link that filters the table below by the same state. Refuses to show empty side lanes. */
import { Tabs } from '@/components/ui/navigation';
import type { Lane } from '@/lib/awards/rules/states';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface LaneCountsProps {
  hoi: string;
  slug: string;
  locale: Locale;
  counts: Readonly<Record<Lane, number>>;
  current?: Lane;
  /** Page the links lead to; the board unless said otherwise. */
  on?: 'board' | 'dossiers';
}

/** "Đã nộp 3 · Thiếu giấy tờ 1 · …" */
export function LaneCounts({ hoi, slug, locale, counts, current, on = 'board' }: LaneCountsProps) {
  const t = translator(locale);
  const to = on === 'board' ? routes.office.awardRound : routes.office.awardDossiers;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const shown = (Object.entries(counts) as [Lane, number][]).filter(
    ([lane, count]) => count > 0 || lane === current,
  );
  return (
    <Tabs
      locale={locale}
      label={t('awards.board.lanesTitle')}
      items={[
        { label: t('awards.board.all'), href: to(hoi, slug), count: all, current: current === undefined },
        ...shown.map(([lane, count]) => ({
          ...{ label: t(`awards.lanes.${lane}`), count, current: lane === current },
          href: to(hoi, slug, { buoc: lane }),
        })),
      ]}
    />
  );
}
