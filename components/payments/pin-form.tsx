'use client';
/**
 * The last press of a payment: the sentence with the amount in words, the PIN, and one button.
 * Owns the wiring of the chair's approval and of the cashier's payment.
 * Works without script. Refuses to keep the PIN, and to hold rules: the server answers.
 */
import { useActionState } from 'react';
import { useProblems } from '@/components/forms/use-problems';
import { ConfirmWithPin } from '@/components/ui/confirm-with-pin';
import { DateInput } from '@/components/ui/date-input';
import { FormShell } from '@/components/ui/form-shell';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import type { ActionResult, BoundAction } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export interface PinFormProps {
  action: BoundAction;
  locale: Locale;
  /** What will happen, amount in words included. */
  sentence: string;
  submit: string;
  hidden: Record<string, string>;
  requestKey?: string;
  /** The day of payment, where one is asked. */
  day?: { name: string; label: string; value: string; today: string };
  attachments?: { name: string; label: string; value: string };
}

/** Stands under MessagesProvider with the module "errors". */
export function PinForm({
  action,
  locale,
  sentence,
  submit,
  hidden,
  requestKey,
  day,
  attachments,
}: PinFormProps) {
  const [result, dispatch] = useActionState<ActionResult | null, FormData>(action, null);
  const { errors, errorOf, message, valueOf: kept } = useProblems(result);
  return (
    <FormShell action={dispatch} locale={locale} errors={errors} note={message} requestKey={requestKey}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {day ? (
        <DateInput
          name={day.name}
          label={day.label}
          locale={locale}
          today={day.today}
          defaultValue={kept(day.name, day.value)}
          error={errorOf(day.name)}
        />
      ) : null}
      {attachments ? (
        <TextInput
          name={attachments.name}
          label={attachments.label}
          locale={locale}
          width="short"
          inputMode="numeric"
          defaultValue={kept(attachments.name, attachments.value)}
          error={errorOf(attachments.name)}
        />
      ) : null}
      <ConfirmWithPin
        locale={locale}
        error={errorOf('pin')}
        actions={
          <SubmitButton locale={locale} large>
            {submit}
          </SubmitButton>
        }
      >
        <p>{sentence}</p>
      </ConfirmWithPin>
    </FormShell>
  );
}
