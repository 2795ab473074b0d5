/**
 * The sheets about one file that this reader may see: member by criterion, with each sheet's mean.
 * Refuses to guess whose a sheet without a name is. Says how many are still hidden.
 */
import { Table } from '@/components/ui/table';
import type { ScoreFileData, ShownSheet } from '@/lib/awards/queries/scoring';
import { type Locale, translator } from '@/lib/web/messages';

/** Nothing to show: only the sentence that says when there will be. */
export function SheetTable({ locale, data }: { locale: Locale; data: ScoreFileData }) {
  const t = translator(locale);
  const { rubric, sheets, file } = data;
  const hidden = file.submitted - sheets.length;
  return (
    <section>
      <h2>{t('awards.scoring.othersTitle')}</h2>
      <p>
        {t('awards.scoring.progress', { submitted: file.submitted, able: file.able })}{' '}
        {hidden > 0 ? t(`awards.scoring.hidden.${rubric.visibility}`) : ''}
      </p>
      {sheets.length > 0 ? (
        <Table
          caption={t('awards.scoring.othersTitle')}
          captionHidden
          rows={sheets.map((sheet, at) => ({ sheet, at }))}
          rowKey={({ at }) => at}
          columns={[
            {
              ...{ key: 'member', header: t('awards.scoring.member') },
              cell: ({ sheet }) => memberName(sheet, data, locale),
            },
            ...rubric.criteria.map((criterion, line) => ({
              ...{ key: `c${line}`, header: criterion.name, align: 'end' as const },
              cell: ({ sheet }: { sheet: ShownSheet }) => sheet.marks[line] ?? '–',
            })),
            {
              ...{ key: 'mean', header: t('awards.scoring.mean'), align: 'end' as const },
              cell: ({ sheet }) => meanText(sheet, data, locale),
            },
          ]}
        />
      ) : null}
    </section>
  );
}

function memberName(sheet: ShownSheet, { council }: ScoreFileData, locale: Locale): string {
  const t = translator(locale);
  if (sheet.isMine) return t('awards.scoring.me');
  const name = council.find((member) => member.userId === sheet.userId)?.name;
  return name ?? t('awards.scoring.unnamed');
}

function meanText(sheet: ShownSheet, { rubric }: ScoreFileData, locale: Locale): string {
  const t = translator(locale);
  if (sheet.outcome === 'abstained') return t('awards.scoring.mine.abstained');
  const weights = rubric.criteria.map((criterion) => criterion.weight);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const total = weights.reduce((sum, weight, at) => sum + weight * (sheet.marks[at] ?? 0), 0);
  return t('awards.scoring.decimal', { value: total / all });
}
