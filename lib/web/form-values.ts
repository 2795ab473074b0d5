/** Reading a submitted form: texts as they are, secrets apart, and zod's problems as field codes. */
import type { z } from 'zod';

const secret = new Set([
  'pin',
  'newPin',
  'pinAgain',
  'password',
  'currentPassword',
  'newPassword',
  'passwordAgain',
  'code',
]);
const maxFieldLength = 20_000;

/**
 * Splits a form into raw values for parsing (a repeated name becomes a list), values that may be shown again, and the PIN.
 * Files, and files kept from a step before, are left out: an action that takes one names its field.
 * Other texts are cut at 20,000 characters, but for those named in `long`, whose shape refuses what is too long.
 */
export function formValues(
  form: FormData,
  long: readonly string[] = [],
): {
  raw: Record<string, string | string[]>;
  shown: Record<string, string>;
  pin: string;
} {
  const raw: Record<string, string | string[]> = {};
  const shown: Record<string, string> = {};
  for (const [name, value] of form.entries()) {
    if (typeof value !== 'string' || name.startsWith('$ACTION') || name.startsWith('kept:')) continue;
    const text = (long.includes(name) ? value : value.slice(0, maxFieldLength)).replaceAll('\u0000', '');
    const known = raw[name];
    raw[name] = known === undefined ? text : Array.isArray(known) ? [...known, text] : [known, text];
    // A list of ticks is shown again as lines of one text.
    if (!secret.has(name)) shown[name] = known === undefined ? text : `${shown[name]}\n${text}`;
  }
  const pin = typeof raw.pin === 'string' ? raw.pin : '';
  return { raw, shown, pin };
}

/** Field path → message code (the text given to zod is the code under messages/errors, with limits in brackets where the sentence names them); first problem of each field. */
export function problemsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const name = issue.path.map(String).join('.') || 'form';
    if (!(name in fields))
      fields[name] = /^[a-z]+\.[A-Za-z]+(\(\d+,\d+\))?$/.test(issue.message)
        ? issue.message
        : 'fields.invalid';
  }
  return fields;
}
