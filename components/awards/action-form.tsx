'use client';
/**
 * A form around fields that stand ready from the server: hidden values, one or more buttons, the refusal on top.
 * Owns the wiring of useActionState. Works without script. Refuses to know what it sends.
 */
import { type ReactNode, useActionState } from 'react';
import type { FormAction } from '@/components/forms/plain-form';
import { useProblems } from '@/components/forms/use-problems';
import { FormShell } from '@/components/ui/form-shell';
import type { ActionResult } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';
import { KeptValues } from './kept-fields';

export interface ActionFormProps {
  action: FormAction;
  locale: Locale;
  hidden?: Record<string, string | number>;
  /** Buttons; leave out when they stand among the children. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** Stands under MessagesProvider with the module "errors". */
export function ActionForm({ action, locale, hidden = {}, actions, children }: ActionFormProps) {
  const [result, dispatch] = useActionState<ActionResult | null, FormData>(action, null);
  const { errors, message, ...entered } = useProblems(result);
  return (
    <FormShell action={dispatch} locale={locale} errors={errors} note={message} actions={actions}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <KeptValues value={entered.valueOf}>{children}</KeptValues>
    </FormShell>
  );
}
