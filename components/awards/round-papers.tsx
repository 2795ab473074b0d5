/** Decisions already signed and the papers of the round as PDF. Refuses papers that do not exist yet. */
import { Button, ButtonLink } from '@/components/ui/button';
import { TextInput } from '@/components/ui/text-input';
import type { DecisionData } from '@/lib/awards/queries/pages';
import { textKinds, textSlugOf } from '@/lib/awards/schema/text-forms';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { DecisionCard } from './decision-card';

export interface RoundPapersProps {
  hoi: string;
  locale: Locale;
  data: DecisionData;
  seesCertificates: boolean;
  /** May read the words of the papers. */
  seesTexts: boolean;
  /** May read the posted list and objections. */
  seesPosting: boolean;
}

/** Links open in the browser, ready to print. */
export function RoundPapers({
  hoi,
  locale,
  data,
  seesCertificates,
  seesTexts,
  seesPosting,
}: RoundPapersProps) {
  const t = translator(locale);
  const { round, decisions, awards } = data;
  const text = (key: string) => t(`awards.decision.${key}`);
  const hasMet = round.meetingOn !== null && round.status !== 'open' && round.status !== 'meeting';
  if (!hasMet && decisions.length === 0) return null;
  return (
    <section className="stack">
      <h2>{text('papersTitle')}</h2>
      {decisions.map((one) => (
        <DecisionCard key={one.id} {...{ hoi, locale, round, decision: one, seesCertificates, seesTexts }} />
      ))}
      {awards.length > 0 ? (
        <p>
          <ButtonLink href={routes.office.awardSubmissionPdf(hoi, round.slug)}>
            {text('submissionPdf')}
          </ButtonLink>
        </p>
      ) : null}
      {hasMet ? <MinutesForm {...{ hoi, locale, data }} /> : null}
      {decisions.length > 0 && seesPosting ? (
        <p>
          <a href={routes.office.awardPosting(hoi, round.slug)}>{t('after.posting.link')}</a>
        </p>
      ) : null}
      {hasMet && seesTexts ? (
        <p className="actions">
          {textKinds.map((kind) => (
            <ButtonLink
              key={kind}
              variant="quiet"
              href={routes.office.awardText(hoi, round.slug, textSlugOf(kind))}
            >
              {t(`awards.text.title_${kind}`)}
            </ButtonLink>
          ))}
        </p>
      ) : null}
    </section>
  );
}

function MinutesForm({ hoi, locale, data }: Pick<RoundPapersProps, 'hoi' | 'locale' | 'data'>) {
  const t = translator(locale);
  const field = (name: string, key: string) => (
    <TextInput name={name} label={t(`awards.decision.${key}`)} locale={locale} optional />
  );
  return (
    <div>
      <p>{t('awards.decision.minutesHint')}</p>
      <form className="filters" method="get" action={routes.office.awardMinutesPdf(hoi, data.round.slug)}>
        {field('bat-dau', 'openedAt')}
        {field('ket-thuc', 'closedAt')}
        {field('noi-hop', 'venue')}
        <Button type="submit">{t('awards.decision.minutesPdf')}</Button>
      </form>
    </div>
  );
}
