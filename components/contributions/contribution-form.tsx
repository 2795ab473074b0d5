'use client';
/**
 * The entry form: donor and amount are all a known donor needs; everything else has a usual value.
 * Owns the order of the fields, the keys, and what is shown beside them while typing.
 * Refuses to depend on script: it is a native form that the server answers with the same words.
 */
import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useProblems } from '@/components/forms/use-problems';
import { ButtonLink } from '@/components/ui/button';
import { DraftOffer, useDrafts } from '@/components/ui/draft-offer';
import { FormShell } from '@/components/ui/form-shell';
import { SubmitButton } from '@/components/ui/submit-button';
import type { EntryForm } from '@/lib/contributions/entry';
import type { DonorSuggestion } from '@/lib/donors/suggestions';
import type { ActionResult, BoundAction } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';
import { DetailFields } from './detail-fields';
import { enterMovesOn } from './enter-moves-on';
import { EnvelopeFields } from './envelope-fields';
import { type Draft, partsOf } from './form-parts';
import { HintsToTick } from './hints-to-tick';
import { MainFields } from './main-fields';
import { ReceiptPreview } from './receipt-preview';

export interface ContributionFormProps extends EntryForm {
  action: BoundAction<{ contributionId: number; voucher: string; day: string }>;
  locale: Locale;
  requestKey: string;
  /** Whose draft is kept on this device, in which association. */
  draftOwner: string;
  /** The page says what was just saved. */
  isAfterSaving: boolean;
  /** Name on the receipt. */
  issuer: string;
  /** Sent along unseen. */
  hidden?: Record<string, string>;
  searchHref: string;
  listHref: string;
}

export function ContributionForm(props: ContributionFormProps) {
  const { locale, today, requestKey, funds, listHref } = props;
  const t = useTranslations('contributions');
  const [result, submit] = useActionState(props.action, null);
  const problems = useProblems(result as ActionResult | null);
  const defaults: Draft = { ...props.defaults, donor: props.donor?.label ?? '' };
  const { register, watch } = useForm<Draft>({ defaultValues: defaults });
  const [donor, setDonor] = useState<DonorSuggestion | null>(props.donor);
  const drafts = useDrafts(props.draftOwner, props.isAfterSaving);
  // A draft keeps the key it was made with: sent once more, it is still the same gift.
  const [keptKey, setKeptKey] = useState<string>();
  const draft = watch();
  const parts = partsOf(locale, register, problems, defaults);
  const refusal = result && !result.ok ? result : null;
  return (
    <div className="two-columns">
      <FormShell
        action={submit}
        locale={locale}
        className="group"
        errors={problems.errors}
        note={problems.message}
        requestKey={keptKey ?? problems.valueOf('requestKey', requestKey)}
        onInput={drafts.onInput}
        onKeyDown={enterMovesOn}
        actions={
          <>
            <SubmitButton locale={locale} shortcut="Control+Enter">
              {t('form.saveAgain')}
            </SubmitButton>
            <ButtonLink href={listHref} variant="quiet">
              {t('form.cancel')}
            </ButtonLink>
          </>
        }
      >
        {Object.entries(props.hidden ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <DraftOffer {...{ drafts, locale }} onUse={({ values }) => setKeptKey(values.requestKey)} />
        <MainFields {...props} parts={parts} problems={problems} chosen={donor} onDonor={setDonor} />
        <EnvelopeFields
          parts={parts}
          draft={draft}
          isNamed={problems.valueOf('areSharesNamed') !== undefined}
        />
        <DetailFields parts={parts} isOpen={problems.errors.length > 0} />
        <HintsToTick {...{ locale, refusal, draft, donor, today }} />
      </FormShell>
      <ReceiptPreview
        {...{ locale, draft, today, donor }}
        issuer={props.issuer}
        fund={funds.find((fund) => fund.value === draft.fundId)?.label ?? ''}
      />
    </div>
  );
}
