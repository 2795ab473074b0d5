/** Signing: the words that will be frozen, the day, the sentence with the sum in words, the PIN of the chair. */
import type { FormAction } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { DecisionData } from '@/lib/awards/queries/pages';
import type { StandingText } from '@/lib/awards/queries/round-texts';
import { textSlugOf } from '@/lib/awards/schema/text-forms';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVnd, vndInWords } from '@/lib/kernel/money';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { SignForm } from './sign-form';
import { WordsShown } from './words-shown';

export interface SignPartProps {
  hoi: string;
  locale: Locale;
  data: DecisionData;
  action: FormAction;
}

/** Over every award with enough approvals; the others wait for a later decision. */
export function SignPart({ hoi, locale, data, action }: SignPartProps) {
  const t = translator(locale);
  const { round, awards, today, words } = data;
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
      {ready.length > 0 && words ? <Words {...{ hoi, locale, data, words }} /> : null}
      {ready.length > 0 && words?.fitsList ? (
        <SignForm
          action={action}
          locale={locale}
          hidden={{ round: round.slug, roundId: round.id, today, textFingerprint: words.fingerprint }}
          awards={ready.map((award) => `${award.id}@${award.version}`)}
          begin={{ decidedOn: formatDateVn(today) }}
          sentence={t('awards.decision.signSentence', {
            ...{ count: ready.length, amount: formatVnd(totalVnd), words: vndInWords(totalVnd) },
          })}
        />
      ) : null}
    </section>
  );
}

function Words({ hoi, locale, data, words }: Omit<SignPartProps, 'action'> & { words: StandingText }) {
  const t = translator(locale);
  const href = routes.office.awardText(hoi, data.round.slug, textSlugOf('decision'));
  return (
    <>
      <h3>{t('awards.text.toSign')}</h3>
      {words.fitsList ? null : (
        <Notice tone="locked" title={t('awards.text.anotherListTitle')}>
          {t('awards.text.anotherListBody')}
        </Notice>
      )}
      <WordsShown locale={locale} kind="decision" text={words.text} />
      <p className="actions">
        <ButtonLink href={href}>{t('awards.text.change')}</ButtonLink>
        <ButtonLink href={routes.office.awardDraftPdf(hoi, data.round.slug)}>
          {t('awards.text.look')}
        </ButtonLink>
      </p>
    </>
  );
}
