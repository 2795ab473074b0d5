/** Signing: the day, the title and grounds, the sentence with the sum in words, the PIN of the chair. */
import type { FormAction } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import type { DecisionData } from '@/lib/awards/queries/pages';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVnd, vndInWords } from '@/lib/kernel/money';
import { type Locale, translator } from '@/lib/web/messages';
import { SignForm } from './sign-form';

export interface SignPartProps {
  locale: Locale;
  data: DecisionData;
  action: FormAction;
}

/** Over every award with enough approvals; the others wait for a later decision. */
export function SignPart({ locale, data, action }: SignPartProps) {
  const t = translator(locale);
  const { round, awards, today } = data;
  const open = awards.filter((award) => award.status === 'proposed' || award.status === 'approved');
  const ready = open.filter(
    (award) => award.validApprovals >= round.minApprovals && award.status === 'approved',
  );
  const totalVnd = ready.reduce((sum, award) => sum + award.amountVnd, 0n);
  const waiting = open.length - ready.length;
  const text = (key: string) => t(`awards.decision.${key}`);
  if (open.length === 0) return null;
  return (
    <section>
      <h2>{text('signTitle')}</h2>
      {ready.length === 0 ? <Notice tone="locked" title={text('signWait')} /> : null}
      {ready.length > 0 && waiting > 0 ? (
        <Notice tone="warning" title={t('awards.decision.signPart', { count: waiting })} />
      ) : null}
      {ready.length > 0 ? (
        <SignForm
          action={action}
          locale={locale}
          hidden={{ round: round.slug, roundId: round.id, today }}
          awards={ready.map((award) => `${award.id}@${award.version}`)}
          begin={{
            decidedOn: formatDateVn(today),
            title: t('awards.decision.decisionTitleDefault', { round: round.name }),
          }}
          sentence={t('awards.decision.signSentence', {
            ...{ count: ready.length, amount: formatVnd(totalVnd), words: vndInWords(totalVnd) },
          })}
        />
      ) : null}
    </section>
  );
}
