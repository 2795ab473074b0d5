/**
 * The board of a round: the next step, where the files are, the money, the categories, the files, the council.
 * Counts first, then the table with the same filter. Refuses dragging: every step is a form on its page.
 */

import { HistoryLink } from '@/components/audit/history-link';
import type { FormAction } from '@/components/forms/plain-form';
import { amountText } from '@/components/ui/amount';
import { Table } from '@/components/ui/table';
import { can, type Role } from '@/lib/access/policy';
import type { BoardData } from '@/lib/awards/queries/pages';
import type { Lane } from '@/lib/awards/rules/states';
import { daysBetween, formatDateVn } from '@/lib/kernel/dates';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { BudgetWatch } from './budget-watch';
import { CouncilSeats } from './council-seats';
import { CoverageTable } from './coverage-table';
import { DossierTable } from './dossier-table';
import { LaneCounts } from './lane-counts';
import { RoundTag } from './lane-tag';
import { NextStepCard } from './next-step-card';
import { PlacesForms } from './places-forms';
import { RateForm } from './rate-form';
import { RoundMoney } from './round-money';

export interface RoundBoardProps {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
  data: BoardData;
  lane?: Lane;
  actions: Record<'seatCouncil' | 'changeRate' | 'changeQuota' | 'askUnits', FormAction>;
}

/** The whole board below the tabs. */
export function RoundBoard({ hoi, locale, roles, data, lane, actions }: RoundBoardProps) {
  const t = translator(locale);
  const { round } = data;
  const manages = can(roles, 'awards.manageRound');
  const sees = can(roles, 'awards.viewDossiers');
  const days = daysBetween(data.today, round.deadlineOn);
  const date = formatDateVn(round.deadlineOn);
  return (
    <div className="stack">
      <p className="lede">
        <RoundTag status={round.status} locale={locale} />{' '}
        {t('awards.board.facts', { schoolYear: round.schoolYear, fund: round.fundName })}{' '}
        {days >= 0
          ? t('awards.board.deadlineLeft', { date, days })
          : t('awards.board.deadlineOver', { date })}
      </p>
      <NextStepCard hoi={hoi} slug={round.slug} step={data.step} here="board" locale={locale} />
      <LaneCounts hoi={hoi} slug={round.slug} locale={locale} counts={data.lanes} current={lane} />
      <RoundMoney budget={data.budget} locale={locale} />
      <CategoryTable data={data} locale={locale} />
      <CoverageTable data={data} locale={locale} />
      {sees ? <DossierTable hoi={hoi} locale={locale} round={round} files={data.files} headingLevel /> : null}
      {data.total > data.files.length ? (
        <p>
          <a href={routes.office.awardDossiers(hoi, round.slug, { buoc: lane })}>
            {t('awards.board.allFiles', { count: data.total })}
          </a>
        </p>
      ) : null}
      <CouncilSeats
        locale={locale}
        data={data}
        canSeat={manages && round.status === 'open'}
        action={actions.seatCouncil}
      />
      {manages && round.status !== 'decided' && round.status !== 'closed' ? (
        <>
          <BudgetWatch {...watchOf(data, locale)}>
            <RateForm locale={locale} round={round} action={actions.changeRate} />
          </BudgetWatch>
          <BudgetWatch {...watchOf(data, locale)}>
            <PlacesForms {...{ locale, round, actions }} />
          </BudgetWatch>
          <p>
            <a href={routes.office.nominationLinks(hoi, round.slug)}>{t('awards.board.links')}</a>
          </p>
        </>
      ) : null}
      <p>
        <HistoryLink hoi={hoi} type="round" id={round.id} locale={locale} of={round.name} />
      </p>
    </div>
  );
}

/** What the forms about places and rates are watched against. */
function watchOf({ round, budget }: BoardData, locale: Locale) {
  const t = translator(locale);
  return {
    funds: { '': String(budget.availableVnd) },
    categories: round.categories.map(({ id, quota, rateVnd }) => ({
      ...{ id: String(id), quota: String(quota), rate: String(rateVnd) },
    })),
    used: { approvedVnd: String(budget.approvedVnd), decidedVnd: String(budget.decidedVnd) },
    words: { planned: t('awards.budget.planned'), over: t('awards.budget.over') },
  };
}

function CategoryTable({ data, locale }: { data: BoardData; locale: Locale }) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.board.${key}`);
  return (
    <section>
      <h2>{text('categoriesTitle')}</h2>
      <Table
        caption={text('categoriesTitle')}
        captionHidden
        rows={data.round.categories}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'category',
            header: text('category'),
            cell: (row) => t(`awards.categories.${row.category}`),
          },
          { key: 'benefit', header: text('benefit'), cell: (row) => t(`awards.benefits.${row.benefit}`) },
          { key: 'quota', header: text('quota'), cell: (row) => row.quota, align: 'end' },
          {
            ...{ key: 'rate', header: text('rate'), align: 'end' },
            cell: (row) => (row.benefit === 'money' ? amountText(row.rateVnd, { unit: false }) : '–'),
          },
          { key: 'files', header: text('filesCount'), cell: (row) => row.files, align: 'end' },
          {
            key: 'chosen',
            header: text('chosen'),
            cell: (row) => `${row.chosen}/${row.quota}`,
            align: 'end',
          },
          { key: 'reserve', header: text('reserve'), cell: (row) => row.reserve, align: 'end' },
        ]}
      />
    </section>
  );
}
