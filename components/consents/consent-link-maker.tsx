'use client';
/**
 * Making the link of one person, which is shown once, to copy with a message and to scan.
 * Owns the moment at which the secret is in sight. Refuses to send it anywhere by itself.
 */
import { useActionState } from 'react';
import { IssuedSecret, type IssuedText } from '@/components/forms/issued-secret';
import { PlainField, type PlainFieldSpec } from '@/components/forms/plain-field';
import type { FormAction } from '@/components/forms/plain-form';
import { useProblems } from '@/components/forms/use-problems';
import { FormShell } from '@/components/ui/form-shell';
import { QrSquare } from '@/components/ui/qr-square';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ActionResult } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export interface ConsentLinkMakerProps {
  action: FormAction;
  locale: Locale;
  hidden: Record<string, string>;
  fields: PlainFieldSpec[];
  submit: string;
  issued: IssuedText;
  square: string;
}

interface Made {
  token: string;
  square: { side: number; path: string };
}

/** Stands under MessagesProvider with "errors". */
export function ConsentLinkMaker(props: ConsentLinkMakerProps) {
  const { action, locale, hidden, fields, submit, issued, square } = props;
  const [result, dispatch] = useActionState<ActionResult | null, FormData>(action, null);
  const idOf = (name: string) => `duong-dan-${name}`;
  const { errors, errorOf, message: note, valueOf: kept } = useProblems(result, idOf);
  const made = result?.ok ? (result.value as unknown as Made) : undefined;
  return (
    <FormShell
      {...{ action: dispatch, locale, errors, note }}
      actions={<SubmitButton locale={locale}>{submit}</SubmitButton>}
    >
      {made ? (
        <div className="stack">
          <IssuedSecret {...{ locale, value: made.token, ...issued }} />
          <QrSquare {...made.square} label={square} />
        </div>
      ) : null}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <PlainField
          key={field.name}
          {...{ field, locale, id: idOf(field.name), error: errorOf(field.name) }}
          value={kept(field.name, field.value)}
        />
      ))}
    </FormShell>
  );
}
