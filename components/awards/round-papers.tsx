/** Decisions already signed and the papers of the round as PDF. Refuses papers that do not exist yet. */
import { HistoryLink } from '@/components/audit/history-link';
import { Button, ButtonLink } from '@/components/ui/button';
import { SummaryCard } from '@/components/ui/description-list';
import { TextInput } from '@/components/ui/text-input';
import type { DecisionData } from '@/lib/awards/queries/pages';
import { textKinds, textSlugOf } from '@/lib/awards/schema/text-forms';
import { decisionReference } from '@/lib/documents/award-papers';
import { shortFingerprint } from '@/lib/documents/round-text';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVnd } from '@/lib/kernel/money';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface RoundPapersProps {
  hoi: string;
  locale: Locale;
  data: DecisionData;
  seesCertificates: boolean;
  /** May read the words of the papers. */
  seesTexts: boolean;
}

/** Links open in the browser, ready to print. */
export function RoundPapers({ hoi, locale, data, seesCertificates, seesTexts }: RoundPapersProps) {
  const t = translator(locale);
  const { round, decisions, awards } = data;
  const text = (key: string) => t(`awards.decision.${key}`);
  const hasMet = round.meetingOn !== null && round.status !== 'open' && round.status !== 'meeting';
  if (!hasMet && decisions.length === 0) return null;
  return (
    <section className="stack">
      <h2>{text('papersTitle')}</h2>
      {decisions.map((one) => {
        const number = decisionReference(one.number, one.symbol);
        const sentence = t('awards.decision.issued', {
          ...{ number, date: formatDateVn(one.decidedOn), count: one.awards },
          ...{ amount: formatVnd(one.totalVnd), signer: one.signedBy },
        });
        return (
          <SummaryCard key={one.id} title={number} level={3}>
            <p>{sentence}</p>
            {one.textFingerprint ? (
              <p>{t('awards.text.seal', { mark: shortFingerprint(one.textFingerprint), code: one.code })}</p>
            ) : null}
            <div className="actions">
              <ButtonLink href={routes.office.awardDecisionPdf(hoi, round.slug, one.id)}>
                {t('awards.decision.decisionPdf', { number })}
              </ButtonLink>
              {seesCertificates ? (
                <ButtonLink href={routes.office.certificates(hoi, one.id)}>
                  {t('certificates.desk.open')}
                </ButtonLink>
              ) : null}
              <ButtonLink variant="quiet" href={routes.office.awardPayments(hoi, round.slug)}>
                {text('payments')}
              </ButtonLink>
            </div>
            <HistoryLink hoi={hoi} type="decision" id={one.id} locale={locale} of={number} />
          </SummaryCard>
        );
      })}
      {awards.length > 0 ? (
        <p>
          <ButtonLink href={routes.office.awardSubmissionPdf(hoi, round.slug)}>
            {text('submissionPdf')}
          </ButtonLink>
        </p>
      ) : null}
      {hasMet ? <MinutesForm {...{ hoi, locale, data }} /> : null}
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

function MinutesForm({ hoi, locale, data }: Omit<RoundPapersProps, 'seesCertificates' | 'seesTexts'>) {
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
