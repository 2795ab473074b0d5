/** What is known about a donor, totals by year, and what may be done next. */
import { HistoryLink } from '@/components/audit/history-link';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { InstantText } from '@/components/ui/date-text';
import { DescriptionList } from '@/components/ui/description-list';
import { Table } from '@/components/ui/table';
import { can, type Role } from '@/lib/access/policy';
import type { DonorProfile } from '@/lib/donors/queries';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

interface Props {
  hoi: string;
  locale: Locale;
  profile: DonorProfile;
  roles: readonly Role[];
}

export function DonorFacts({ hoi, locale, profile, roles }: Props) {
  const t = translator(locale);
  const fact = (key: string) => t(`donors.profile.${key}`);
  const none = t('donors.none');
  const former = profile.formerNames.map(({ name, endedAt }) => (
    <span key={endedAt}>
      {name} <span className="muted">({<InstantText at={endedAt} />})</span>
    </span>
  ));
  return (
    <>
      <div className="actions no-print">
        {can(roles, 'contributions.record') ? (
          <ButtonLink variant="primary" href={routes.office.newContribution(hoi, { nguoi: profile.id })}>
            {fact('newGift')}
          </ButtonLink>
        ) : null}
        {can(roles, 'donors.edit') ? (
          <ButtonLink href={routes.office.editDonor(hoi, profile.id)}>{fact('edit')}</ButtonLink>
        ) : null}
        <HistoryLink hoi={hoi} type="party" id={profile.id} locale={locale} of={profile.name} />
      </div>
      <DescriptionList
        locale={locale}
        items={[
          { term: fact('kind'), value: t(`contributions.donorKinds.${profile.kind}`) },
          { term: fact('phone'), value: profile.phone ?? none },
          { term: fact('address'), value: profile.address ?? none },
          { term: fact('choice'), value: t(`contributions.choices.${profile.lastChoice ?? 'anonymous'}`) },
          { term: fact('consent'), value: fact(profile.hasNameConsent ? 'consentYes' : 'consentNo') },
          ...(former.length > 0 ? [{ term: fact('formerNames'), value: former }] : []),
          { term: fact('total'), value: <Amount value={profile.totalVnd} words /> },
        ]}
      />
      <YearTable {...{ hoi, locale, profile }} />
    </>
  );
}

function YearTable({ hoi, locale, profile }: Omit<Props, 'roles'>) {
  const { id, years } = profile;
  if (years.length === 0) return null;
  const t = translator(locale);
  const header = (key: string) => t(`donors.columns.${key}`);
  const amount = (value: bigint) => <Amount value={value} unit={false} />;
  return (
    <Table
      caption={t('donors.profile.years')}
      columns={[
        { key: 'year', header: header('year'), cell: (row) => row.year },
        { key: 'gifts', header: header('gifts'), align: 'end', cell: (row) => row.gifts },
        { key: 'money', header: header('money'), align: 'end', cell: (row) => amount(row.moneyVnd) },
        { key: 'inKind', header: header('inKind'), align: 'end', cell: (row) => amount(row.inKindVnd) },
        {
          key: 'papers',
          header: header('papers'),
          cell: (row) => (
            <span className="actions">
              <ButtonLink href={routes.office.donorStatementPdf(hoi, id, row.year)}>
                {t('donors.profile.statement')}
              </ButtonLink>
              <ButtonLink href={routes.office.donorConfirmationPdf(hoi, id, row.year)}>
                {t('donors.profile.confirmation')}
              </ButtonLink>
            </span>
          ),
        },
      ]}
      rows={years}
      rowKey={(row) => row.year}
    />
  );
}
