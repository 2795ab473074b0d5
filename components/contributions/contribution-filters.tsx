/** The filters of the list as a plain GET form, the way to a new entry, and the file for Excel. */
import { ButtonLink } from '@/components/ui/button';
import { type Choice, Select, TextInput } from '@/components/ui/text-input';
import { contributionMethods, contributionStatuses } from '@/lib/contributions/schema';
import {
  type ContributionFilter,
  contributionQuery,
  methodWords,
  statusWords,
} from '@/lib/contributions/schema/filter';
import type { Fund } from '@/lib/ledger/queries';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
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
  return (
    <>
      <Doors {...{ hoi, locale, filter, mayRecord }} />
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
          options={methodsOf(t)}
        />
        <Select
          name="quy"
          locale={locale}
          label={t('contributions.filter.fund')}
          defaultValue={filter.fundId ?? ''}
          options={[allOf(t), ...funds.map((fund) => ({ value: String(fund.id), label: fund.name }))]}
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
          options={statusesOf(t)}
        />
        <button className="btn btn-secondary" type="submit">
          {t('contributions.filter.submit')}
        </button>
      </form>
    </>
  );
}

/** Ways of bringing money in, and the file of what is shown. */
function Doors({ hoi, locale, filter, mayRecord }: Omit<Props, 'funds'>) {
  const t = translator(locale);
  return (
    <div className="actions">
      {mayRecord ? (
        <ButtonLink variant="primary" href={routes.office.newContribution(hoi)} shortcut="N">
          {t('contributions.add')}
        </ButtonLink>
      ) : null}
      <ButtonLink href={routes.office.desks(hoi)}>{t('desks.title')}</ButtonLink>
      {mayRecord ? <ButtonLink href={routes.office.giftLists(hoi)}>{t('lists.link')}</ButtonLink> : null}
      <ButtonLink href={routes.office.giving(hoi)}>{t('giving.link')}</ButtonLink>
      <ButtonLink href={routes.office.campaigns(hoi)}>{t('campaigns.title')}</ButtonLink>
      <ButtonLink href={routes.office.contributionsCsv(hoi, contributionQuery(filter))}>
        {t('common.actions.exportCsv')}
      </ButtonLink>
    </div>
  );
}

function allOf(t: Translator): Choice {
  return { value: '', label: t('contributions.filter.all') };
}

function methodsOf(t: Translator): Choice[] {
  const choice = (method: (typeof contributionMethods)[number]) => ({
    value: methodWords[method],
    label: t(`contributions.methods.${method}`),
  });
  return [allOf(t), ...contributionMethods.map(choice)];
}

function statusesOf(t: Translator): Choice[] {
  const choice = (status: (typeof contributionStatuses)[number]) => ({
    value: statusWords[status],
    label: t(`contributions.statuses.${status}`),
  });
  return [allOf(t), ...contributionStatuses.map(choice)];
}
