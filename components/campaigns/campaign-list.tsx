/** Campaigns and schemes with how far each has come, and the form that opens one. */
import { PlainForm } from '@/components/forms/plain-form';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { EmptyState } from '@/components/ui/state-of-page';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { CampaignView } from '@/lib/campaigns/queries';
import { attainment } from '@/lib/campaigns/rules';
import { campaignKinds } from '@/lib/campaigns/schema';
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { percentText } from './percent-text';

interface ListProps {
  hoi: string;
  locale: Locale;
  rows: CampaignView[];
  mayManage: boolean;
}

/** Open ones first. */
export function CampaignList({ hoi, locale, rows, mayManage }: ListProps) {
  const t = translator(locale);
  const header = (key: string) => t(`campaigns.col.${key}`);
  const add = mayManage ? (
    <ButtonLink variant="primary" shortcut="N" href={routes.office.newCampaign(hoi)}>
      {t('campaigns.add')}
    </ButtonLink>
  ) : undefined;
  if (rows.length === 0)
    return (
      <EmptyState title={t('campaigns.empty')} actions={add}>
        <p>{t('campaigns.emptyBody')}</p>
      </EmptyState>
    );
  return (
    <>
      <p className="lede">{t('campaigns.lede')}</p>
      {add ? <div className="actions">{add}</div> : null}
      <Table
        caption={t('campaigns.listCaption')}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            ...{ key: 'name', header: header('name') },
            cell: (row) => <a href={routes.office.campaign(hoi, row.slug)}>{row.name}</a>,
          },
          {
            ...{ key: 'span', header: header('span') },
            cell: (row) =>
              t('campaigns.span', { from: formatDateVn(row.startsOn), to: formatDateVn(row.endsOn) }),
          },
          {
            ...{ key: 'target', header: header('target'), align: 'end' },
            cell: (row) => <Amount value={row.targetVnd} unit={false} />,
          },
          {
            ...{ key: 'collected', header: header('collected'), align: 'end' },
            cell: (row) => <Amount value={row.collectedVnd} unit={false} />,
          },
          {
            ...{ key: 'percent', header: header('percent'), align: 'end' },
            cell: (row) => percentText(t, attainment(row.collectedVnd, row.targetVnd)),
          },
          {
            ...{ key: 'status', header: header('status') },
            cell: (row) => <StatusTag>{t(`campaigns.status.${row.status}`)}</StatusTag>,
          },
        ]}
      />
    </>
  );
}

interface OpenProps {
  locale: Locale;
  funds: { value: string; label: string }[];
  today: DateVn;
  action: BoundAction;
}

/** The form that opens a campaign or scheme. */
export function OpenCampaignForm({ locale, funds, today, action }: OpenProps) {
  const t = translator(locale);
  const label = (key: string) => t(`campaigns.form.${key}`);
  return (
    <MessagesProvider locale={locale} modules={['errors']}>
      <PlainForm
        {...{ locale, action }}
        submit={label('submit')}
        hidden={{ today }}
        fields={[
          { kind: 'text', name: 'name', label: label('name'), hint: label('nameHint') },
          {
            ...{ kind: 'radio', name: 'kind', label: label('kind'), value: 'campaign' },
            options: campaignKinds.map((kind) => ({ value: kind, label: t(`campaigns.kind.${kind}`) })),
          },
          { kind: 'select', name: 'fundId', label: label('fund'), options: funds },
          { kind: 'date', name: 'startsOn', label: label('startsOn'), today, value: formatDateVn(today) },
          { kind: 'date', name: 'endsOn', label: label('endsOn'), today },
          { kind: 'money', name: 'target', label: label('target') },
          { kind: 'text', name: 'slug', label: label('slug'), hint: label('slugHint'), width: 'medium' },
        ]}
      />
    </MessagesProvider>
  );
}
