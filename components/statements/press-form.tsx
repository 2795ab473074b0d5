'use client';
/** One button that does one thing to one line, with its refusal beside it. Works without script. */
import { type ReactNode, useActionState } from 'react';
import { useProblems } from '@/components/forms/use-problems';
import type { ButtonVariant } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ActionResult, BoundAction, Json } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export interface PressFormProps<Value extends Json> {
  action: BoundAction<Value>;
  locale: Locale;
  hidden: Record<string, string>;
  /** The key that presses it while its row has the focus. */
  rowKey?: string;
  variant?: ButtonVariant;
  children: ReactNode;
}

/** Stands under MessagesProvider with the module "errors". */
export function PressForm<Value extends Json>(props: PressFormProps<Value>) {
  const { action, locale, hidden, rowKey, variant, children } = props;
  const [result, dispatch] = useActionState<ActionResult<Value> | null, FormData>(action, null);
  const { message } = useProblems(result);
  return (
    <form action={dispatch} className="press-form">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton locale={locale} variant={variant} data-key={rowKey}>
        {children}
      </SubmitButton>
      {message ? (
        <p className="field-error" role="alert">
          {message}
        </p>
      ) : null}
    </form>
  );
}
