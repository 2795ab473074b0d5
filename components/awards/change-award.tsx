/** Changing or withdrawing one award, and filling a free place from the reserve: for those who propose. */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { DecisionData } from '@/lib/awards/queries/pages';
import { formatVnd } from '@/lib/kernel/money';
import { type Locale, translator } from '@/lib/web/messages';
import { ActionForm } from './action-form';

export interface ChangeAwardProps {
  locale: Locale;
  data: DecisionData;
  actions: { change: FormAction; withdraw: FormAction; promote: FormAction };
}

/** Folded away; free places stand above it as notices. */
export function ChangeAward({ locale, data, actions }: ChangeAwardProps) {
  const t = translator(locale);
  const { round } = data;
  const free = round.categories.filter((one) => one.reserve > 0 && one.chosen < one.quota);
  return (
    <>
      {free.map((category) => {
        const name = t(`awards.categories.${category.category}`);
        const submit = (
          <SubmitButton locale={locale} variant="secondary">
            {t('awards.decision.reserveSubmit')}
          </SubmitButton>
        );
        const hidden = { round: round.slug, roundId: round.id, categoryId: category.id };
        return (
          <Notice key={category.id} tone="info" title={t('awards.decision.reserveTitle')}>
            <p>{t('awards.decision.reserveBody', { category: name })}</p>
            <ActionForm action={actions.promote} locale={locale} hidden={hidden} actions={submit} />
          </Notice>
        );
      })}
      <ChangeForms {...{ locale, data, actions }} />
    </>
  );
}

/** Asked only in a round with rules. */
const whyOther = (locale: Locale) => ({
  ...{ kind: 'text' as const, name: 'reason', optional: true },
  label: translator(locale)('awards.differ.changeReason'),
});

function ChangeForms({ locale, data, actions }: ChangeAwardProps) {
  const t = translator(locale);
  const { round, awards, funds } = data;
  const open = awards.filter((award) => award.status === 'proposed' || award.status === 'approved');
  if (open.length === 0) return null;
  const text = (key: string) => t(`awards.decision.${key}`);
  const select = (
    name: string,
    key: string,
    options: { value: string; label: string }[],
    value?: string,
  ) => ({
    ...{ kind: 'select' as const, name, label: text(key), options, value },
  });
  const which = select(
    'awardId',
    'which',
    open.map((one) => ({ value: String(one.id), label: `${one.name}, ${formatVnd(one.amountVnd)}` })),
  );
  const categories = round.categories
    .filter((one) => one.benefit === 'money')
    .map((one) => ({
      value: String(one.id),
      label: `${t(`awards.categories.${one.category}`)}, ${formatVnd(one.rateVnd)}`,
    }));
  const fundOptions = funds.map((fund) => ({ value: String(fund.id), label: fund.name }));
  const rateVnd = round.categories.find((one) => one.benefit === 'money')?.rateVnd ?? 0n;
  return (
    <details>
      <summary>{text('changeTitle')}</summary>
      {rateVnd > 0n ? (
        <>
          <p>{text('changeBody')}</p>
          <PlainForm
            {...{ action: actions.change, locale, idPrefix: 'change', submit: text('changeSubmit') }}
            hidden={{ round: round.slug }}
            fields={[
              which,
              select('categoryId', 'toCategory', categories),
              select('fundId', 'toFund', fundOptions, String(round.fundId)),
              { kind: 'money', name: 'amount', label: text('amountLabel'), value: formatVnd(rateVnd) },
              ...(data.rules ? [whyOther(locale)] : []),
            ]}
          />
        </>
      ) : null}
      <PlainForm
        {...{
          action: actions.withdraw,
          locale,
          idPrefix: 'take-back',
          variant: 'danger',
          submit: text('withdrawSubmit'),
        }}
        hidden={{ round: round.slug }}
        fields={[which, { kind: 'text', name: 'reason', label: text('withdrawReason') }]}
      />
    </details>
  );
}
