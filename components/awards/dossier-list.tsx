/** The page of files: the way to a new one, states as counts, search, the table. Says why it takes no more files. */
import { ButtonLink } from '@/components/ui/button';
import { Pagination } from '@/components/ui/navigation';
import { Notice } from '@/components/ui/notice';
import { can, type Role } from '@/lib/access/policy';
import type { DossierFilter } from '@/lib/awards/queries/dossiers';
import type { DossiersData } from '@/lib/awards/queries/pages';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { DossierFilters } from './dossier-filters';
import { DossierTable } from './dossier-table';
import { LaneCounts } from './lane-counts';

export interface DossierListProps {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
  data: DossiersData;
  filter: DossierFilter;
}

/** Everything below the tabs. */
export function DossierList({ hoi, locale, roles, data, filter }: DossierListProps) {
  const t = translator(locale);
  const { round, files, total, page, pages, questioned, lanes } = data;
  const to = (trang: number) =>
    routes.office.awardDossiers(hoi, round.slug, { q: filter.search, buoc: filter.lane, trang });
  const isOpen = round.status === 'open';
  return (
    <div className="stack">
      {isOpen && can(roles, 'awards.nominate') ? (
        <p>
          <ButtonLink variant="primary" href={routes.office.newAwardDossier(hoi, round.slug)}>
            {t('awards.dossiers.new')}
          </ButtonLink>
        </p>
      ) : null}
      {isOpen ? null : <Notice tone="locked" title={t('awards.dossiers.locked')} />}
      <LaneCounts
        hoi={hoi}
        slug={round.slug}
        locale={locale}
        counts={lanes}
        current={filter.lane}
        on="dossiers"
      />
      <DossierFilters locale={locale} filter={filter} />
      {total > 0 ? <p>{t('awards.dossiers.found', { count: total })}</p> : null}
      <DossierTable {...{ hoi, locale, round, files, questioned }} />
      {pages > 1 ? (
        <Pagination
          locale={locale}
          summary={t('awards.dossiers.pageOf', { page, pages })}
          previousHref={page > 1 ? to(page - 1) : undefined}
          nextHref={page < pages ? to(page + 1) : undefined}
        />
      ) : null}
    </div>
  );
}
