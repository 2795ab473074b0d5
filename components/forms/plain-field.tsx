'use client';
/**
 * One field of a form that is described as data.
 * Owns the choice of the control for each kind, and the attributes that password managers and phones read.
 * Refuses to fill a password or PIN in.
 */
import { DateInput } from '@/components/ui/date-input';
import { MoneyInput } from '@/components/ui/money-input';
import { Checkbox, RadioGroup } from '@/components/ui/radio-group';
import { Select, TextInput } from '@/components/ui/text-input';
import type { Locale } from '@/messages/catalogue';

interface Described {
  name: string;
  label: string;
  hint?: string;
  optional?: boolean;
  /** What stands in it at first. */
  value?: string;
}

export type PlainFieldSpec = Described &
  (
    | {
        kind: 'text';
        autoComplete?: string;
        inputMode?: 'text' | 'tel' | 'numeric';
        width?: 'short' | 'medium' | 'full';
      }
    | { kind: 'password'; isNew?: boolean }
    | { kind: 'pin' }
    | { kind: 'select' | 'radio'; options: { value: string; label: string; hint?: string }[] }
    | { kind: 'checkbox' }
    | { kind: 'checkboxes'; options: { value: string; label: string }[] }
    | { kind: 'date'; today: string }
    | { kind: 'money' }
  );

export interface PlainFieldProps {
  field: PlainFieldSpec;
  locale: Locale;
  id: string;
  error?: string;
  value?: string;
}

/** The control of one field, with its label, hint and error. */
export function PlainField({ field, locale, id, error, value }: PlainFieldProps) {
  const { name, label, hint, optional } = field;
  const text = { name, label, hint, optional, locale, id, error };
  switch (field.kind) {
    case 'password':
      return (
        <TextInput
          {...text}
          type="password"
          width="medium"
          autoComplete={field.isNew ? 'new-password' : 'current-password'}
        />
      );
    case 'pin':
      return (
        <TextInput
          {...text}
          type="password"
          width="short"
          inputMode="numeric"
          maxLength={6}
          autoComplete="off"
        />
      );
    case 'select':
      return <Select {...text} options={field.options} defaultValue={value} />;
    case 'radio':
      return <RadioGroup {...text} options={field.options} defaultValue={value} />;
    case 'checkbox':
      return (
        <Checkbox
          name={name}
          id={id}
          label={label}
          hint={hint}
          error={error}
          locale={locale}
          defaultChecked={value === 'on'}
        />
      );
    case 'checkboxes':
      return (
        <fieldset className="field" id={id}>
          <legend className="field-label">{label}</legend>
          {hint ? <p className="field-hint">{hint}</p> : null}
          {field.options.map((option) => (
            <Checkbox
              key={option.value}
              name={name}
              id={`${id}-${option.value}`}
              value={option.value}
              label={option.label}
              locale={locale}
            />
          ))}
        </fieldset>
      );
    case 'date':
      return <DateInput {...text} today={field.today} defaultValue={value} />;
    case 'money':
      return <MoneyInput {...text} defaultValue={value} />;
    default:
      return (
        <TextInput
          {...text}
          defaultValue={value}
          width={field.width}
          autoComplete={field.autoComplete ?? 'off'}
          inputMode={field.inputMode}
          autoCapitalize={field.autoComplete === 'username' ? 'none' : undefined}
          spellCheck={field.autoComplete === 'username' ? false : undefined}
        />
      );
  }
}
