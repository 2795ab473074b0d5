/**
 * The criteria of a round: the form while nobody has handed in a sheet, afterwards as they are in force.
 * A round without criteria begins with those of the round before, or with four that most councils use.
 */
import type { FormAction } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import { can, type Role } from '@/lib/access/policy';
import type { RubricData } from '@/lib/awards/queries/scoring';
import { type Criterion, marks, type Rubric } from '@/lib/awards/schema/scoring';
import { type Locale, translator } from '@/lib/web/messages';
import { RubricForm } from './rubric-form';

export interface RubricRoomProps {
  locale: Locale;
  roles: readonly Role[];
  data: RubricData;
  action: FormAction;
}

/** The page below the tabs. */
export function RubricRoom({ locale, roles, data, action }: RubricRoomProps) {
  const t = translator(locale);
  const { round, current, start, hasSheets } = data;
  const isOpen = round.status === 'open' || round.status === 'meeting';
  const mayWrite = can(roles, 'awards.manageRound') && isOpen && !hasSheets;
  if (!mayWrite) {
    return (
      <div className="stack">
        <Notice
          tone="locked"
          title={t(hasSheets ? 'awards.scoring.rubricFixed' : 'awards.scoring.rubricClosed')}
        />
        {current ? (
          <RubricText rubric={current} locale={locale} />
        ) : (
          <p>{t('awards.scoring.noRubricWait')}</p>
        )}
      </div>
    );
  }
  return (
    <div className="stack">
      <p>{t(current ? 'awards.scoring.rubricChange' : 'awards.scoring.rubricLede')}</p>
      <RubricForm
        {...{ action, locale, visibility: start?.visibility ?? 'afterOwn' }}
        hidden={{ round: round.slug, roundId: round.id, version: current?.version ?? 0 }}
        criteria={start?.criteria ?? usualCriteria(locale)}
      />
    </div>
  );
}

const usual = ['study', 'effort', 'conduct', 'example'] as const;

function usualCriteria(locale: Locale): Criterion[] {
  const t = translator(locale);
  return usual.map((key) => ({
    name: t(`awards.scoring.usual.${key}.name`),
    weight: 1,
    anchors: marks.map((mark) => t(`awards.scoring.usual.${key}.a${mark}`)),
  }));
}

function RubricText({ rubric, locale }: { rubric: Rubric; locale: Locale }) {
  const t = translator(locale);
  return (
    <>
      <p>{t(`awards.scoring.visibilities.${rubric.visibility}`)}</p>
      {rubric.criteria.map((criterion) => (
        <section key={criterion.name}>
          <h2>{criterion.name}</h2>
          <p>{t('awards.scoring.weightHint', { weight: criterion.weight })}</p>
          <ol>
            {criterion.anchors.map((anchor) => (
              <li key={anchor}>{anchor}</li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}
