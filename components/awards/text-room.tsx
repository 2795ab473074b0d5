/**
 * The words of one paper: which version stands and for which list, then the boxes to change them in.
 * Owns what is told before the boxes. Refuses to offer boxes once a signature has frozen the words.
 */
import type { FormAction } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { can, type Role } from '@/lib/access/policy';
import type { TextPageData } from '@/lib/awards/queries/round-texts';
import { textSlugOf } from '@/lib/awards/schema/text-forms';
import { shortFingerprint } from '@/lib/documents/round-text';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVnd } from '@/lib/kernel/money';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { TextForm } from './text-form';
import { WordsShown } from './words-shown';

export interface TextRoomProps {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
  data: TextPageData;
  action: FormAction;
}

/** The page below the tabs. */
export function TextRoom({ hoi, locale, roles, data, action }: TextRoomProps) {
  const t = translator(locale);
  const { round, kind, standing, isFrozen } = data;
  const isEarly = round.status === 'open' || round.status === 'meeting';
  const mayWrite = can(roles, 'awards.propose') && !isFrozen && round.status === 'proposed';
  return (
    <div className="stack">
      <h2>{t(`awards.text.title_${kind}`)}</h2>
      <Standing locale={locale} data={data} />
      {isEarly ? <Notice tone="locked" title={t('awards.text.early')} /> : null}
      {isFrozen ? <Notice tone="locked" title={t('awards.text.frozen')} /> : null}
      {mayWrite && round.hiddenFiles === 0 ? (
        <section>
          {data.isFresh ? <Notice tone="info" title={t('awards.text.fresh')} /> : null}
          <TextForm locale={locale} data={data} action={action} />
        </section>
      ) : (
        <WordsShown locale={locale} kind={kind} text={standing.text} />
      )}
      <p className="actions">
        {mayWrite && standing.version > 0 && !data.isFresh ? (
          <ButtonLink href={routes.office.awardText(hoi, round.slug, textSlugOf(kind), { mau: 'moi' })}>
            {t('awards.text.startFresh')}
          </ButtonLink>
        ) : null}
        <PdfLink {...{ hoi, locale, data }} />
        <ButtonLink variant="quiet" href={routes.office.awardDecision(hoi, round.slug)}>
          {t('awards.text.back')}
        </ButtonLink>
      </p>
    </div>
  );
}

function PdfLink({ hoi, locale, data }: Omit<TextRoomProps, 'roles' | 'action'>) {
  const t = translator(locale);
  const { round, kind, awards } = data;
  const isReady = kind === 'minutes' ? round.meetingOn !== null && round.status !== 'meeting' : awards > 0;
  if (!isReady) return null;
  const hrefs = {
    submission: routes.office.awardSubmissionPdf(hoi, round.slug),
    minutes: routes.office.awardMinutesPdf(hoi, round.slug),
    decision: routes.office.awardDraftPdf(hoi, round.slug),
  };
  return <ButtonLink href={hrefs[kind]}>{t('awards.text.look')}</ButtonLink>;
}

function Standing({ locale, data }: { locale: Locale; data: TextPageData }) {
  const t = translator(locale);
  const { standing, kind, awards, totalVnd } = data;
  const kept = {
    ...{ version: standing.version, name: standing.writtenBy },
    ...{ date: standing.writtenAt && formatDateVn(standing.writtenAt.slice(0, 10)) },
    mark: shortFingerprint(standing.fingerprint),
  };
  return (
    <>
      <p>{standing.version === 0 ? t('awards.text.proposed') : t('awards.text.kept', kept)}</p>
      {kind === 'minutes' || awards === 0 ? null : (
        <p>{t('awards.text.list', { count: awards, amount: formatVnd(totalVnd) })}</p>
      )}
      {standing.fitsList || data.isFrozen ? null : (
        <Notice tone="warning" title={t('awards.text.anotherListTitle')}>
          {t('awards.text.anotherListBody')}
        </Notice>
      )}
    </>
  );
}
