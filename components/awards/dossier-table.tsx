/** Files as a table; the name is the link. No column says anything about circumstances. Links are not fetched ahead. */
import { EmptyState } from '@/components/ui/state-of-page';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { Dossier } from '@/lib/awards/queries/dossiers';
import type { RoundFacts } from '@/lib/awards/queries/rounds';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { LaneTag } from './lane-tag';

export interface DossierTableProps {
  hoi: string;
  locale: Locale;
  round: RoundFacts;
  files: Dossier[];
  /** Files that may be about the same person as another. */
  questioned?: readonly number[];
  /** Writes a heading above, where the page has other sections. */
  headingLevel?: boolean;
}

/** The table, or why it is empty. */
export function DossierTable({
  hoi,
  locale,
  round,
  files,
  questioned = [],
  headingLevel,
}: DossierTableProps) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.dossiers.${key}`);
  const to = (file: Dossier) => routes.office.awardDossier(hoi, round.slug, file.id);
  return (
    <section>
      {headingLevel ? <h2>{t('awards.board.filesTitle')}</h2> : null}
      {files.length === 0 ? (
        <EmptyState title={text('emptyTitle')}>{text('emptyBody')}</EmptyState>
      ) : (
        <Table
          caption={t('awards.dossiers.caption', { round: round.name })}
          captionHidden
          rows={files}
          rowKey={(file) => file.id}
          rowTone={(file) => (questioned.includes(file.id) ? 'warning' : undefined)}
          columns={[
            {
              key: 'name',
              header: text('name'),
              cell: (file) => <a href={to(file)}>{file.name || t('awards.recipients.erased')}</a>,
            },
            {
              key: 'school',
              header: text('school'),
              cell: (file) => [file.school, file.className].filter(Boolean).join(', '),
            },
            { key: 'unit', header: text('unit'), cell: (file) => file.unitName || file.unitWrittenAs },
            {
              key: 'category',
              header: text('category'),
              cell: (file) => t(`awards.categories.${file.category}`),
            },
            {
              ...{ key: 'status', header: text('status') },
              cell: (file) => (
                <>
                  <LaneTag lane={file.lane} locale={locale} />
                  {questioned.includes(file.id) ? (
                    <StatusTag tone="warning">{text('question')}</StatusTag>
                  ) : null}
                </>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
