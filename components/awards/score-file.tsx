/**
 * One file to score: what it says on the left, one's sheet on the right; the neighbours by J and K.
 * Owns the order of these parts. Refuses to show marks of others before the rubric of the round lets them be seen.
 */
import type { FormAction } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { DescriptionList, SummaryCard } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { can, type Role } from '@/lib/access/policy';
import type { ScoreFileData } from '@/lib/awards/queries/scoring';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { calledName } from './called-name';
import { OwnRecusal } from './own-recusal';
import { ScoreForm } from './score-form';
import { SheetTable } from './sheet-table';

export interface ScoreFileProps {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
  data: ScoreFileData;
  actions: { score: FormAction; recuse: FormAction };
}

/** The page below the tabs. */
export function ScoreFile({ hoi, locale, roles, data, actions }: ScoreFileProps) {
  const t = translator(locale);
  const { round, rubric, file, files, isMember } = data;
  const isOpen = ['open', 'meeting'].includes(round.status) && file.dossier.status === 'verified';
  const mayScore = isOpen && isMember && (file.mine === 'none' || file.mine === 'draft');
  const next = files.find((other) => other.dossier.id !== file.dossier.id && isWaiting(other.mine));
  const hidden = {
    ...{ round: round.slug, nominationId: file.dossier.id, rubricVersion: rubric.version },
    ...{ criteria: rubric.criteria.length, next: next?.dossier.id ?? '' },
  };
  return (
    <div className="stack">
      <Neighbours {...{ hoi, locale, data }} />
      <div className="score-sides">
        <Facts {...{ hoi, locale, data }} />
        <section className="stack">
          <h2>{t('awards.scoring.sheetTitle')}</h2>
          {mayScore ? (
            <>
              <p>{t('awards.scoring.sheetBody')}</p>
              <p className="muted key-hint">{t('awards.scoring.keys')}</p>
              <ScoreForm
                key={file.dossier.id}
                {...{ action: actions.score, locale, hidden, criteria: rubric.criteria, mine: data.mine }}
              />
              {can(roles, 'awards.vote') ? (
                <OwnRecusal {...{ locale, data: { round, file: file.dossier } }} action={actions.recuse} />
              ) : null}
            </>
          ) : (
            <Notice tone="locked" title={t(`awards.scoring.${closedReason(data, isOpen)}`)} />
          )}
        </section>
      </div>
      <SheetTable {...{ locale, data }} />
    </div>
  );
}

const isWaiting = (mine: string) => mine === 'none' || mine === 'draft';

function closedReason({ isMember, file }: ScoreFileData, isOpen: boolean): string {
  if (file.mine === 'scored' || file.mine === 'abstained') return `mineDone.${file.mine}`;
  if (!isOpen) return 'overTitle';
  return isMember ? 'overTitle' : 'notMember';
}

function Neighbours({ hoi, locale, data }: Pick<ScoreFileProps, 'hoi' | 'locale' | 'data'>) {
  const t = translator(locale);
  const address = (id: number) => routes.office.awardScoreFile(hoi, data.round.slug, id);
  return (
    <nav className="actions no-print" aria-label={t('awards.scoring.neighbours')}>
      {data.before ? (
        <ButtonLink href={address(data.before)} shortcut="K">
          {t('awards.scoring.previous')}
        </ButtonLink>
      ) : null}
      <span>{t('awards.scoring.position', { at: data.at + 1, count: data.files.length })}</span>
      {data.after ? (
        <ButtonLink href={address(data.after)} shortcut="J">
          {t('awards.scoring.next')}
        </ButtonLink>
      ) : null}
      <ButtonLink variant="quiet" href={routes.office.awardScoring(hoi, data.round.slug)}>
        {t('awards.scoring.backToList')}
      </ButtonLink>
    </nav>
  );
}

function Facts({ hoi, locale, data }: Pick<ScoreFileProps, 'hoi' | 'locale' | 'data'>) {
  const t = translator(locale);
  const { dossier } = data.file;
  const fact = (key: string, value: string | number | null) => ({
    term: t(`awards.file.${key}`),
    value: value === '' || value === null ? t('awards.file.notGiven') : value,
  });
  return (
    <SummaryCard title={calledName(dossier, locale)}>
      <DescriptionList
        locale={locale}
        items={[
          fact('category', t(`awards.categories.${dossier.category}`)),
          fact('birthYear', dossier.birthYear),
          fact('school', dossier.school),
          fact('className', dossier.className),
          fact('unit', dossier.unitName || dossier.unitWrittenAs),
          fact('proposedBy', dossier.proposedByUnit),
          fact('merit', dossier.merit),
        ]}
      />
      <p>
        <a href={routes.office.awardDossier(hoi, data.round.slug, dossier.id)}>
          {t('awards.scoring.openFile')}
        </a>
      </p>
    </SummaryCard>
  );
}
