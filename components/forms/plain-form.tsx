'use client';
/**
 * A form described as data: a handful of fields, one button, the result of a server action shown in place.
 * Owns the wiring of useActionState, kept values and error sentences for forms that need nothing special.
 * Works without script. Refuses to keep a password or PIN, and to hold rules: the server answers.
 */
import { useActionState } from 'react';
import type { ButtonVariant } from '@/components/ui/button';
import { FormShell } from '@/components/ui/form-shell';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ActionResult } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';
import { IssuedSecret, type IssuedText } from './issued-secret';
import { PlainField, type PlainFieldSpec } from './plain-field';
import { useProblems } from './use-problems';

/** Any bound action: forms only hand the last result back, so its exact type does not matter. */
export type FormAction = {
  run(previous: ActionResult | null, form: FormData): Promise<ActionResult>;
}['run'];

export interface PlainFormProps {
  action: FormAction;
  locale: Locale;
  fields: PlainFieldSpec[];
  submit: string;
  variant?: ButtonVariant;
  /** Values the person does not see. */
  hidden?: Record<string, string>;
  /** Sentence shown when it is done; without one the page that comes next says so. */
  done?: string;
  /** The action answers with a text to hand on (a link, a code): how to present it. */
  issued?: IssuedText;
  /** Keeps ids apart when several forms stand on one page. */
  idPrefix?: string;
  requestKey?: string;
  /** Name of a field that people do not see and programs fill. */
  trap?: string;
}

/** Stands under MessagesProvider with the module "errors". */
export function PlainForm(props: PlainFormProps) {
  const {
    action,
    locale,
    fields,
    submit,
    variant,
    hidden = {},
    done,
    issued,
    idPrefix = '',
    requestKey,
    trap,
  } = props;
  const [result, dispatch] = useActionState<ActionResult | null, FormData>(action, null);
  const idOf = (name: string) => (idPrefix ? `${idPrefix}-${name}` : name);
  const { errors, errorOf, message, valueOf: keptValue } = useProblems(result, idOf);
  const labels = new Map(fields.map(({ name, label }) => [idOf(name), label]));
  const isDone = result?.ok === true;
  return (
    <FormShell
      action={dispatch}
      locale={locale}
      errors={errors.map((error) => ({ ...error, label: labels.get(error.fieldId) }))}
      note={message}
      requestKey={requestKey}
      actions={
        <SubmitButton locale={locale} variant={variant}>
          {submit}
        </SubmitButton>
      }
    >
      {isDone && done ? <Notice tone="success" title={done} /> : null}
      {isDone && issued && typeof result.value === 'string' ? (
        <IssuedSecret locale={locale} value={result.value} {...issued} />
      ) : null}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {trap ? (
        <div className="sr-only" aria-hidden="true">
          <input type="text" name={trap} tabIndex={-1} autoComplete="off" defaultValue="" />
        </div>
      ) : null}
      {fields.map((field) => (
        <PlainField
          key={field.name}
          field={field}
          locale={locale}
          id={idOf(field.name)}
          error={errorOf(field.name)}
          value={keptValue(field.name, field.value)}
        />
      ))}
    </FormShell>
  );
}
