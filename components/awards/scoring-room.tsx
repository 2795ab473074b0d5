/**
 * Scoring at a glance: how far I am, every file with its state, and the order where it may be shown.
 * Owns the locked states: no rubric yet, no files yet, the meeting is over. Refuses to show half an order.
 */
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { StatusTag, type TagTone } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { can, type Role } from '@/lib/access/policy';
import type { MySheet, ScoringData } from '@/lib/awards/queries/scoring';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { calledName } from './called-name';
import { ScoreOrder } from './score-order';

export interface ScoringRoomProps {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
  data: ScoringData;
}

const tones: Record<MySheet, TagTone> = {
  none: 'neutral',
  draft: 'warning',
  scored: 'success',
  abstained: 'info',
};

/** The page below the tabs. */
export function ScoringRoom({ hoi, locale, roles, data }: ScoringRoomProps) {
  const t = translator(locale);
  const { round, rubric, files, isMember } = data;
  const isOpen = round.status === 'open' || round.status === 'meeting';
  const runs = can(roles, 'awards.manageRound');
  const toRubric = (
    <ButtonLink href={routes.office.awardRubric(hoi, round.slug)} variant={rubric ? 'secondary' : 'primary'}>
      {t(rubric ? 'awards.scoring.seeRubric' : 'awards.scoring.writeRubric')}
    </ButtonLink>
  );
  if (!rubric) {
    return (
      <Notice
        tone="locked"
        title={t('awards.scoring.noRubricTitle')}
        actions={runs && isOpen ? toRubric : undefined}
      >
        {t(runs ? 'awards.scoring.noRubricRuns' : 'awards.scoring.noRubricWait')}
      </Notice>
    );
  }
  return (
    <div className="stack">
      {isMember && files.length > 0 ? <MyProgress {...{ hoi, locale, data, isOpen }} /> : null}
      <section>
        <h2>{t('awards.scoring.filesTitle')}</h2>
        {files.length === 0 ? <p>{t('awards.scoring.noFiles')}</p> : <FileTable {...{ hoi, locale, data }} />}
      </section>
      <ScoreOrder {...{ hoi, locale, data }} />
      {runs ? <div className="actions no-print">{toRubric}</div> : null}
    </div>
  );
}

function MyProgress({ hoi, locale, data, isOpen }: Omit<ScoringRoomProps, 'roles'> & { isOpen: boolean }) {
  const t = translator(locale);
  const { files, round } = data;
  const waiting = files.filter(({ mine }) => mine === 'none' || mine === 'draft');
  const done = files.length - waiting.length;
  const [first] = waiting;
  return (
    <div className="stack">
      <p>
        <strong>{t('awards.scoring.myProgress', { done, count: files.length })}</strong>
      </p>
      <div className="progress">
        <progress max={files.length} value={done} aria-hidden="true" />
      </div>
      {first && isOpen ? (
        <div className="actions no-print">
          <ButtonLink
            variant="primary"
            href={routes.office.awardScoreFile(hoi, round.slug, first.dossier.id)}
          >
            {t(done === 0 ? 'awards.scoring.start' : 'awards.scoring.goOn')}
          </ButtonLink>
        </div>
      ) : null}
      {isOpen ? null : <Notice tone="locked" title={t('awards.scoring.overRound')} />}
    </div>
  );
}

function FileTable({ hoi, locale, data }: Omit<ScoringRoomProps, 'roles'>) {
  const t = translator(locale);
  return (
    <Table
      caption={t('awards.scoring.filesTitle')}
      captionHidden
      rows={data.files}
      rowKey={(file) => file.dossier.id}
      columns={[
        {
          ...{ key: 'name', header: t('awards.meeting.name') },
          cell: ({ dossier }) => (
            <a href={routes.office.awardScoreFile(hoi, data.round.slug, dossier.id)}>
              {calledName(dossier, locale)}
            </a>
          ),
        },
        {
          ...{ key: 'category', header: t('awards.dossiers.category') },
          cell: ({ dossier }) => t(`awards.categories.${dossier.category}`),
        },
        ...(data.isMember
          ? [
              {
                ...{ key: 'mine', header: t('awards.scoring.mineHeader') },
                cell: ({ mine }: { mine: MySheet }) => (
                  <StatusTag tone={tones[mine]}>{t(`awards.scoring.mine.${mine}`)}</StatusTag>
                ),
              },
            ]
          : []),
        {
          ...{ key: 'sheets', header: t('awards.scoring.sheetsHeader'), align: 'end' },
          cell: ({ submitted, able }) => `${submitted}/${able}`,
        },
      ]}
    />
  );
}
