/**
 * The frame of every form: error summary on top, then the fields, then the actions.
 * Owns the hidden request key (one press, one record) and the order of these parts.
 * Refuses browser validation bubbles: the server answers, in words that stay.
 */
import type { FormHTMLAttributes, ReactNode } from 'react';
import type { Locale } from '@/messages/catalogue';
import { classNames } from './class-names';
import { ErrorSummary, type FieldProblem } from './error-summary';

export interface FormShellProps extends Omit<FormHTMLAttributes<HTMLFormElement>, 'action'> {
  /** A server action, the dispatcher of useActionState, or an address. */
  action: string | ((data: FormData) => void | Promise<void>);
  locale: Locale;
  errors?: FieldProblem[];
  /** A sentence about the whole form, shown in the summary. */
  note?: string;
  /** Sent as `requestKey`; makes a repeated submission harmless. */
  requestKey?: string;
  /** Buttons under the fields. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A form that works without script. */
export function FormShell({
  action,
  locale,
  errors = [],
  note,
  requestKey,
  actions,
  children,
  className,
  ...rest
}: FormShellProps) {
  return (
    <form action={action} noValidate className={classNames('form-shell', className)} {...rest}>
      <ErrorSummary errors={errors} note={note} locale={locale} />
      {requestKey ? <input type="hidden" name="requestKey" value={requestKey} /> : null}
      {children}
      {actions ? <div className="actions">{actions}</div> : null}
    </form>
  );
}
