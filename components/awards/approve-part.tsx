/**
 * Approving: tick boxes with name and amount, the sentence, the PIN. Each box carries the version that is shown.
 * What this person may not approve is named with its reason, and has no box.
 */
import type { FormAction } from '@/components/forms/plain-form';
import { ConfirmWithPin } from '@/components/ui/confirm-with-pin';
import { Notice } from '@/components/ui/notice';
import { Checkbox } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import type { AwardLine } from '@/lib/awards/queries/awards';
import type { DecisionData } from '@/lib/awards/queries/pages';
import { formatVnd, vndInWords } from '@/lib/kernel/money';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { ActionForm } from './action-form';

export interface ApprovePartProps {
  locale: Locale;
  data: DecisionData;
  action: FormAction;
  hoi: string;
  /** The person asked for every box to be ticked, by the link above the boxes. */
  isAllTicked: boolean;
}

/** The whole section; nothing when no award is open. */
export function ApprovePart({ locale, data, action, hoi, isAllTicked }: ApprovePartProps) {
  const t = translator(locale);
  const open = data.awards.filter((award) => award.status === 'proposed' || award.status === 'approved');
  if (open.length === 0) return null;
  const mine = open.filter((award) => award.obstacle === null && !award.hasMyApproval);
  return (
    <section id="duyet">
      <h2>{t('awards.decision.approveTitle')}</h2>
      <p>{t('awards.decision.approveRules')}</p>
      <Obstacles locale={locale} awards={open} />
      {mine.length > 0 ? (
        <ApproveForm {...{ locale, hoi, action, isAllTicked }} round={data.round.slug} awards={mine} />
      ) : open.some((award) => award.hasMyApproval) ? (
        <p>{t('awards.decision.alreadyMine')}</p>
      ) : null}
    </section>
  );
}

function Obstacles({ locale, awards }: { locale: Locale; awards: AwardLine[] }) {
  const t = translator(locale);
  const reasons = [...new Set(awards.map((award) => award.obstacle).filter((reason) => reason !== null))];
  if (reasons.length === 0) return null;
  return (
    <Notice tone="locked" title={t('awards.decision.obstacleTitle')}>
      {reasons.map((reason) => {
        const names = awards.filter((award) => award.obstacle === reason).map((award) => award.name);
        return (
          <p key={reason}>
            {t('awards.decision.obstacleSome', { names: names.join(', '), reason: t(`errors.${reason}`) })}
          </p>
        );
      })}
    </Notice>
  );
}

function ApproveForm({
  locale,
  round,
  awards,
  action,
  hoi,
  isAllTicked,
}: Omit<ApprovePartProps, 'data'> & { round: string; awards: AwardLine[] }) {
  const t = translator(locale);
  const totalVnd = awards.reduce((sum, award) => sum + award.amountVnd, 0n);
  const submit = <SubmitButton locale={locale}>{t('awards.decision.approveSubmit')}</SubmitButton>;
  return (
    <ActionForm action={action} locale={locale} hidden={{ round }}>
      <fieldset>
        <legend className="field-label">{t('awards.decision.approveHint')}</legend>
        <TickAll {...{ locale, hoi, round, awards, isAllTicked }} />
        {awards.map((award) => (
          <Checkbox
            key={`${award.id} ${isAllTicked}`}
            name="award"
            id={`approve-${award.id}`}
            value={`${award.id}@${award.version}`}
            label={t('awards.decision.tick', { name: award.name, amount: formatVnd(award.amountVnd) })}
            locale={locale}
            defaultChecked={isAllTicked}
          />
        ))}
      </fieldset>
      <ConfirmWithPin locale={locale} actions={submit}>
        {t('awards.decision.approveSentence', {
          ...{ count: awards.length, amount: formatVnd(totalVnd), words: vndInWords(totalVnd) },
        })}
      </ConfirmWithPin>
    </ActionForm>
  );
}

/** Fewer are ticked by hand sooner than a page is loaded. */
const manyAwards = 6;

function TickAll({
  locale,
  hoi,
  round,
  awards,
  isAllTicked,
}: Pick<ApprovePartProps, 'locale' | 'hoi' | 'isAllTicked'> & { round: string; awards: AwardLine[] }) {
  const t = translator(locale);
  if (awards.length < manyAwards) return null;
  const amount = formatVnd(awards.reduce((sum, award) => sum + award.amountVnd, 0n));
  const query = isAllTicked ? undefined : { 'danh-dau': 'tat-ca' };
  return (
    <p>
      <a href={`${routes.office.awardDecision(hoi, round, query)}#duyet`}>
        {isAllTicked
          ? t('awards.decision.untickAll')
          : t('awards.decision.tickAll', { count: awards.length, amount })}
      </a>
    </p>
  );
}
