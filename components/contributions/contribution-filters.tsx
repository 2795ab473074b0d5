/** The filters of the list as a plain GET form, the way to a new entry, and the file for Excel. */
import { ButtonLink } from '@/components/ui/button';
import { Select, TextInput } from '@/components/ui/text-input';
import {
  type ContributionFilter,
  contributionQuery,
  methodWords,
  statusWords,
} from '@/lib/contributions/schema/filter';
import { contributionMethods, contributionStatuses } from '@/lib/contributions/schema';
import type { Fund } from '@/lib/ledger/queries';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

interface Props {
  hoi: string;
  locale: Locale;
  filter: ContributionFilter;
  funds: Fund[];
  mayRecord: boolean;
}

export function ContributionFilters({ hoi, locale, filter, funds, mayRecord }: Props) {
  const t = translator(locale);
  const all = { value: '', label: t('contributions.filter.all') };
  return (
    <>
      <div className="actions">
        {mayRecord ? (
          <ButtonLink variant="primary" href={routes.office.newContribution(hoi)} shortcut="N">
            {t('contributions.add')}
          </ButtonLink>
        ) : null}
        <ButtonLink href={routes.office.contributionsCsv(hoi, contributionQuery(filter))}>
          {t('common.actions.exportCsv')}
        </ButtonLink>
      </div>
      <form className="filters" method="get">
        <TextInput
          name="q"
          locale={locale}
          label={t('contributions.filter.q')}
          hint={t('contributions.filter.qHint')}
          defaultValue={filter.q}
        />
        <Select
          name="hinh-thuc"
          locale={locale}
          label={t('contributions.filter.method')}
          defaultValue={filter.method ? methodWords[filter.method] : ''}
          options={[
            all,
            ...contributionMethods.map((method) => ({
              value: methodWords[method],
              label: t(`contributions.methods.${method}`),
            })),
          ]}
        />
        <Select
          name="quy"
          locale={locale}
          label={t('contributions.filter.fund')}
          defaultValue={filter.fundId ?? ''}
          options={[all, ...funds.map((fund) => ({ value: String(fund.id), label: fund.name }))]}
        />
        <TextInput
          name="ky"
          locale={locale}
          label={t('contributions.filter.period')}
          hint={t('contributions.filter.periodHint')}
          defaultValue={filter.period}
        />
        <Select
          name="tinh-trang"
          locale={locale}
          label={t('contributions.filter.status')}
          defaultValue={filter.status ? statusWords[filter.status] : ''}
          options={[
            all,
            ...contributionStatuses.map((status) => ({
              value: statusWords[status],
              label: t(`contributions.statuses.${status}`),
            })),
          ]}
        />
        <button className="btn btn-secondary" type="submit">
          {t('contributions.filter.submit')}
        </button>
      </form>
    </>
  );
}
