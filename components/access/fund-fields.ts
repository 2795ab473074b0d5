/**
 * The fields about a fund and a bank account, the same in the set-up and in the settings.
 * Owns their labels and hints, above all the one that keeps a public label neutral.
 */
import type { PlainFieldSpec } from '@/components/forms/plain-field';
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import { fundKinds } from '@/lib/ledger/rules';
import type { Translator } from '@/lib/web/messages';

/** Name, public label, purpose and first day of a fund; `value` is its name at first. */
export function fundFields(t: Translator, today: DateVn, value?: string): PlainFieldSpec[] {
  const label = (name: string) => t(`access.funds.${name}`);
  return [
    { kind: 'text', name: 'name', label: label('fundName'), width: 'medium', value },
    {
      kind: 'text',
      name: 'publicLabel',
      label: label('publicLabel'),
      hint: label('publicLabelHint'),
      width: 'medium',
      optional: true,
      value,
    },
    { kind: 'date', name: 'openedOn', label: label('openedOn'), today, value: formatDateVn(today) },
  ];
}

/** What a fund is for, where that is a choice. */
export function fundKindFields(t: Translator): PlainFieldSpec[] {
  const options = fundKinds.map((kind) => ({ value: kind, label: t(`access.funds.kinds.${kind}`) }));
  return [
    { kind: 'select', name: 'kind', label: t('access.funds.kind'), options, value: 'restricted' },
    { kind: 'text', name: 'purpose', label: t('access.funds.purpose'), optional: true },
  ];
}

/** A bank account as papers print it. */
export function bankFields(t: Translator, isOptional: boolean): PlainFieldSpec[] {
  const label = (name: string) => t(`access.funds.${name}`);
  return [
    {
      kind: 'text',
      name: 'bankName',
      label: label('bankName'),
      hint: label('bankNameHint'),
      width: 'medium',
      optional: isOptional,
    },
    {
      kind: 'text',
      name: 'accountNo',
      label: label('accountNo'),
      inputMode: 'numeric',
      width: 'medium',
      optional: true,
    },
    { kind: 'text', name: 'holderName', label: label('holderName'), width: 'medium', optional: true },
  ];
}
