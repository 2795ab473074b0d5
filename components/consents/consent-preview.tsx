/**
 * What everybody would see of a person for each answer: in the list, and on the page of his own.
 * Owns one row for each thing that is asked, in the words of the public pages, and the photo itself where one is kept.
 * Refuses anything the public pages do not show, and rows for what is not asked.
 */
import { Portrait } from '@/components/ui/portrait';
import { Table } from '@/components/ui/table';
import type { ConsentPage } from '@/lib/consents/door';
import { formatVndUnit } from '@/lib/kernel/money';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

interface Row {
  key: 'previewNone' | 'previewName' | 'previewSchool' | 'previewAmount' | 'previewPhoto';
  shown: string;
}

interface PreviewProps {
  locale: Locale;
  page: ConsentPage;
  token: string;
}

/** The rows, each under the answer that leads to it; then the photo, or the sentence that there is none yet. */
export function ConsentPreview({ locale, page, token }: PreviewProps) {
  const t = translator(locale);
  return (
    <section>
      <h2>{t('consents.link.previewTitle')}</h2>
      <Table
        caption={t('consents.link.previewTitle')}
        captionHidden
        rows={previewRows(locale, page)}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'if',
            header: t('consents.office.state'),
            cell: (row) => t(`consents.link.${row.key}`),
          },
          { key: 'shown', header: t('honours.consent.shown'), cell: (row) => row.shown },
        ]}
      />
      {page.photo ? (
        <p>
          <Portrait
            src={routes.askedPhoto(token)}
            size={page.photo}
            alt={t('consents.photo.alt', { name: page.name })}
          />
        </p>
      ) : null}
      {page.amountVnd === null ? null : <p className="muted">{t('consents.link.previewAmountWaits')}</p>}
      <p className="muted">{t('consents.link.previewNeedsName')}</p>
    </section>
  );
}

/** What stands in the list with the name alone, with the place, and on the page of the person with the rest. */
export function previewRows(locale: Locale, page: ConsentPage): Row[] {
  const t = translator(locale);
  const label = page.label ? t(`honours.list.label.${page.label}`) : '';
  const unnamed = page.kind === 'student' ? 'previewNoneRowChild' : 'previewNoneRow';
  const line = (...parts: string[]) => parts.filter((part) => part !== '').join(' · ');
  const ownPage = (shown: string) => t('consents.link.previewOwnPage', { shown });
  const rows: Row[] = [
    { key: 'previewNone', shown: t(`consents.link.${unnamed}`) },
    { key: 'previewName', shown: line(page.name, label) },
  ];
  if (page.unit || page.school)
    rows.push({ key: 'previewSchool', shown: line(page.name, label, page.unit, page.school) });
  if (page.amountVnd !== null)
    rows.push({ key: 'previewAmount', shown: ownPage(formatVndUnit(BigInt(page.amountVnd))) });
  const picture = t(`consents.link.${page.photo ? 'previewThisPhoto' : 'previewSomePhoto'}`);
  return [...rows, { key: 'previewPhoto', shown: ownPage(picture) }];
}
