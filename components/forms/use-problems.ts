'use client';
/**
 * What an action refused, in words: for the summary on top, and for each field.
 * Owns the way from a code to its sentence under messages/errors. The page hands the module "errors" to MessagesProvider.
 * Refuses to show a code nobody wrote a sentence for: that becomes the general sentence with the reference.
 */
import { useTranslations } from 'next-intl';
import type { FieldProblem } from '@/components/ui/error-summary';
import type { ActionResult } from '@/lib/web/define-action';

export interface Problems {
  /** For FormShell `errors`: one entry per field; `fieldId` is the field's name unless `idOf` says otherwise. */
  errors: FieldProblem[];
  /** Sentence of one field, or undefined. */
  errorOf: (name: string) => string | undefined;
  /** Sentence about the whole form, for FormShell `note`; undefined when nothing was refused. */
  message: string | undefined;
  /** What was entered, to keep it in the fields. */
  valueOf: (name: string, otherwise?: string) => string | undefined;
}

/** Reads the result of a bound action as given back by useActionState. */
export function useProblems(
  result: ActionResult | null,
  idOf: (name: string) => string = (name) => name,
): Problems {
  const t = useTranslations('errors');
  if (!result || result.ok) {
    return {
      errors: [],
      errorOf: () => undefined,
      message: undefined,
      valueOf: (_name, otherwise) => otherwise,
    };
  }
  const { fields = {}, params = {}, values, ref, code } = result;
  const knows = (key: string) => t.has(key as never);
  const sentence = (code: string) => {
    const [, key = code, least, most] = /^(.+)\((\d+),(\d+)\)$/.exec(code) ?? [];
    const limits = least === undefined ? {} : { least: Number(least), most: Number(most) };
    return t((knows(key) ? key : 'fields.invalid') as never, { ...texts(params), ...limits } as never);
  };
  const sentences = Object.fromEntries(Object.entries(fields).map(([name, key]) => [name, sentence(key)]));
  const isFault = code === 'web.fault' || !knows(code);
  const whole = isFault ? `${t('web.fault' as never)} (${ref})` : sentence(code);
  return {
    errors: Object.entries(sentences).map(([name, message]) => ({ fieldId: idOf(name), message })),
    errorOf: (name) => sentences[name],
    message: whole,
    valueOf: (name, otherwise) => values[name] ?? otherwise,
  };
}

/** Placeholders take texts and numbers only. */
function texts(params: Record<string, string | number | boolean>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]),
  );
}
