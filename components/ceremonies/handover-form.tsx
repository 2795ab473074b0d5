'use client';
/**
 * What a helper presses on the phone for one recipient: handed over (signed or not yet), or absent.
 * Owns who received: one tap for the usual case, another receiver behind "Người khác nhận".
 * Works without script. Refuses a pre-ticked signature: the button pressed says whether the sheet was signed.
 */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { type Problems, useProblems } from '@/components/forms/use-problems';
import { DateInput } from '@/components/ui/date-input';
import { FormShell } from '@/components/ui/form-shell';
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import type { ActionResult, BoundAction } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export interface HandoverFormProps {
  action: BoundAction;
  locale: Locale;
  handoverId: number;
  /** Where to come back to: ceremony, tab, search. */
  place: Record<string, string>;
  isMoney: boolean;
  /** A child does not take money alone. */
  needsAdult: boolean;
  guardianName: string | null;
  /** dd/MM/yyyy; the day of the ceremony, or for a later day today. */
  day: string;
  today: string;
  /** Asks for the day: the award is given after the ceremony. */
  isLater: boolean;
}

/** Stands under MessagesProvider with the modules "ceremonies" and "errors". */
export function HandoverForm(props: HandoverFormProps) {
  const { action, locale, handoverId, place, isMoney, needsAdult, guardianName, day, today, isLater } = props;
  const t = useTranslations('ceremonies');
  const [result, dispatch] = useActionState<ActionResult | null, FormData>(action, null);
  const id = (name: string) => `${name}-${handoverId}`;
  const problems = useProblems(result, id);
  const { errors, errorOf, message, valueOf: kept } = problems;
  const receiver = <Receiver {...{ locale, needsAdult, guardianName, problems, id }} />;
  const isAsked = (needsAdult && guardianName === null) || errors.length > 0;
  const hidden = { ...place, today, handoverId: String(handoverId), ...(isLater ? {} : { handedOn: day }) };
  return (
    <FormShell action={dispatch} locale={locale} errors={errors} note={message}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {isLater ? (
        <DateInput
          name="handedOn"
          id={id('handedOn')}
          label={t('act.handedOn')}
          {...{ locale, today }}
          defaultValue={kept('handedOn', day)}
          error={errorOf('handedOn')}
        />
      ) : null}
      {isAsked ? (
        receiver
      ) : (
        <details>
          <summary>{t('act.otherReceiver')}</summary>
          {receiver}
        </details>
      )}
      <div className="actions">
        <SubmitButton locale={locale} name="isSigned" value="on" large>
          {t(isMoney ? 'act.handedSigned' : 'act.handed')}
        </SubmitButton>
        {isMoney ? (
          <SubmitButton locale={locale} name="isSigned" value="" variant="secondary" large>
            {t('act.handedUnsigned')}
          </SubmitButton>
        ) : null}
      </div>
    </FormShell>
  );
}

interface ReceiverProps {
  locale: Locale;
  needsAdult: boolean;
  guardianName: string | null;
  problems: Problems;
  id: (name: string) => string;
}

/** Who received: the usual person, or somebody else by name. */
function Receiver({ locale, needsAdult, guardianName, problems, id }: ReceiverProps) {
  const t = useTranslations('ceremonies');
  const { errorOf, valueOf: kept } = problems;
  const usual = needsAdult ? 'guardian' : 'self';
  const isNamed = needsAdult && guardianName !== null;
  return (
    <>
      <RadioGroup
        name="receiverKind"
        id={id('receiverKind')}
        label={t('act.receiver')}
        locale={locale}
        defaultValue={kept('receiverKind', usual)}
        error={errorOf('receiverKind')}
        options={[
          {
            value: usual,
            label: isNamed ? t('receiver.guardianNamed', { name: guardianName }) : t(`receiver.${usual}`),
          },
          { value: 'proxy', label: t('receiver.proxy') },
        ]}
      />
      <TextInput
        name="receiverName"
        id={id('receiverName')}
        label={t('act.receiverName')}
        hint={t('act.receiverNameHint')}
        locale={locale}
        width="medium"
        defaultValue={kept('receiverName', '')}
        error={errorOf('receiverName')}
      />
    </>
  );
}
