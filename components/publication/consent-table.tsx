/** The register of consents: everybody honoured, and whose word is still missing. */
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/state-of-page';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { RegisterRow } from '@/lib/honours/consent-queries';
import type { ConsentRule } from '@/lib/honours/rules/consent';
import type { ConsentGiver } from '@/lib/honours/schema/words';
import { type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';

/** "còn thiếu: sự đồng ý của em, …". */
export function missingWords(t: Translator, rule: ConsentRule, missing: readonly ConsentGiver[]): string {
  return missing
    .map((giver) =>
      t(
        giver === 'guardian'
          ? 'honours.consent.missingGuardian'
          : rule === 'adult'
            ? 'honours.consent.missingSelfAdult'
            : 'honours.consent.missingSelf',
      ),
    )
    .join(', ');
}

/** One row per person. */
export function ConsentTable({ locale, hoi, rows }: { locale: Locale; hoi: string; rows: RegisterRow[] }) {
  const t = translator(locale);
  if (rows.length === 0)
    return (
      <EmptyState title={t('honours.consent.empty')}>
        <p>{t('honours.consent.emptyBody')}</p>
      </EmptyState>
    );
  const waiting = rows.filter((row) => row.missing.length > 0).length;
  return (
    <Table
      caption={t('honours.desk.consentsWaiting', { count: waiting })}
      columns={[
        { key: 'name', header: t('honours.consent.person'), cell: (row) => row.name },
        {
          key: 'kind',
          header: t('honours.consent.kind'),
          cell: (row) => t(`honours.list.kinds.${row.kind}`),
        },
        {
          key: 'missing',
          header: t('honours.consent.missing'),
          cell: (row) =>
            row.missing.length > 0 ? (
              missingWords(t, row.rule, row.missing)
            ) : (
              <StatusTag tone="success">{t('honours.consent.missingNone')}</StatusTag>
            ),
        },
        {
          key: 'open',
          header: t('honours.desk.act'),
          cell: (row) => (
            <ButtonLink
              variant="secondary"
              href={routes.office.consent(hoi, row.partyId)}
              aria-label={`${t('honours.consent.open')}: ${row.name}`}
            >
              {t('honours.consent.open')}
            </ButtonLink>
          ),
        },
      ]}
      rows={rows}
      rowKey={(row) => row.partyId}
    />
  );
}
