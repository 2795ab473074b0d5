/** One signed decision: number, day, sum, signer, the mark of its words, and where to go from it. */
import { HistoryLink } from '@/components/audit/history-link';
import { ButtonLink } from '@/components/ui/button';
import { SummaryCard } from '@/components/ui/description-list';
import type { DecisionFacts } from '@/lib/awards/queries/decisions';
import type { RoundFacts } from '@/lib/awards/queries/rounds';
import { decisionReference } from '@/lib/documents/award-papers';
import { shortFingerprint } from '@/lib/documents/round-text';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVnd } from '@/lib/kernel/money';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface DecisionCardProps {
  hoi: string;
  locale: Locale;
  round: RoundFacts;
  decision: DecisionFacts;
  seesCertificates: boolean;
  seesTexts: boolean;
}

/** Links open in the browser, ready to print. */
export function DecisionCard({
  hoi,
  locale,
  round,
  decision,
  seesCertificates,
  seesTexts,
}: DecisionCardProps) {
  const t = translator(locale);
  const number = decisionReference(decision.number, decision.symbol);
  const sentence = t('awards.decision.issued', {
    ...{ number, date: formatDateVn(decision.decidedOn), count: decision.awards },
    ...{ amount: formatVnd(decision.totalVnd), signer: decision.signedBy },
  });
  const changeSentence = t(`awards.change.issued_${decision.changes?.outcome ?? 'amend'}`, {
    ...{ number, date: formatDateVn(decision.decidedOn), signer: decision.signedBy },
    earlier: decisionReference(decision.changes?.number ?? 0, decision.symbol),
  });
  return (
    <SummaryCard title={number} level={3}>
      <p>{decision.changes ? changeSentence : sentence}</p>
      {decision.changedBy.map((one) => (
        <p key={one.decisionId}>
          {t(`awards.change.changedBy_${one.outcome}`, {
            ...{ number: decisionReference(one.number, decision.symbol), count: one.awards },
            date: formatDateVn(one.decidedOn),
          })}
        </p>
      ))}
      {decision.textFingerprint ? (
        <p>
          {t('awards.text.seal', { mark: shortFingerprint(decision.textFingerprint), code: decision.code })}
        </p>
      ) : null}
      <div className="actions">
        <ButtonLink href={routes.office.awardDecisionPdf(hoi, round.slug, decision.id)}>
          {t('awards.decision.decisionPdf', { number })}
        </ButtonLink>
        {seesTexts && !decision.changes ? (
          <ButtonLink href={routes.office.awardDecisionChange(hoi, round.slug, decision.id)}>
            {t('awards.change.open')}
          </ButtonLink>
        ) : null}
        {seesCertificates && !decision.changes ? (
          <ButtonLink href={routes.office.certificates(hoi, decision.id)}>
            {t('certificates.desk.open')}
          </ButtonLink>
        ) : null}
        <ButtonLink variant="quiet" href={routes.office.awardPayments(hoi, round.slug)}>
          {t('awards.decision.payments')}
        </ButtonLink>
      </div>
      <HistoryLink hoi={hoi} type="decision" id={decision.id} locale={locale} of={number} />
    </SummaryCard>
  );
}
