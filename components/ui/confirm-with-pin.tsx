/**
 * The last step before money or a decision: the sentence of what will happen, and the signer's PIN.
 * Owns the fieldset and the PIN box; the amount stands there in figures and words instead of "Bạn có chắc?".
 * Refuses to remember the PIN and needs no script.
 */
import type { ReactNode } from 'react';
import type { Locale } from '@/messages/catalogue';
import { TextInput } from './text-input';
import { uiWords } from './words';

export interface ConfirmWithPinProps {
  locale: Locale;
  /** What will happen, amount in words included. */
  children: ReactNode;
  error?: string;
  /** Name of the submitted field; "pin" unless said otherwise. */
  name?: string;
  id?: string;
  /** The submit button. */
  actions?: ReactNode;
}

/** Stands inside a form; submits the PIN under `name`. */
export function ConfirmWithPin({ locale, children, error, name = 'pin', id, actions }: ConfirmWithPinProps) {
  const words = uiWords(locale);
  return (
    <fieldset className="confirm">
      <legend>{words('pinLegend')}</legend>
      <div className="confirm-what">{children}</div>
      <TextInput
        name={name}
        id={id}
        label={words('pinLabel')}
        hint={words('pinHint')}
        error={error}
        locale={locale}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        width="short"
        required
      />
      {actions ? <div className="actions">{actions}</div> : null}
    </fieldset>
  );
}
