'use client';
/**
 * One field of a form that is described as data.
 * Owns the choice of the control for each kind, and the attributes that password managers and phones read.
 * Refuses to fill a password or PIN in.
 */
import { DateInput } from '@/components/ui/date-input';
import { FieldError } from '@/components/ui/field';
import { MoneyInput } from '@/components/ui/money-input';
import { Checkbox, RadioGroup } from '@/components/ui/radio-group';
import { Select, Textarea, TextInput } from '@/components/ui/text-input';
import type { Locale } from '@/messages/catalogue';

interface Described {
  name: string;
  label: string;
  hint?: string;
  optional?: boolean;
  /** What stands in it at first; the ticked ones of "checkboxes" as lines of one text. */
  value?: string;
}

interface LineKind {
  kind: 'text';
  autoComplete?: string;
  inputMode?: 'text' | 'tel' | 'numeric';
  width?: 'short' | 'medium' | 'full';
}
interface SecretKind {
  kind: 'password' | 'pin';
  isNew?: boolean;
}
interface ListKind {
  kind: 'checkboxes';
  options: { value: string; label: string }[];
}

export type PlainFieldSpec = Described &
  (
    | LineKind
    | ListKind
    | SecretKind
    | { kind: 'checkbox' | 'money' | 'textarea' }
    | { kind: 'select' | 'radio'; options: { value: string; label: string; hint?: string }[] }
    | { kind: 'date'; today: string }
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
    case 'pin':
      return <SecretField text={text} field={field} />;
    case 'select':
      return <Select {...text} options={field.options} defaultValue={value} />;
    case 'radio':
      return <RadioGroup {...text} options={field.options} defaultValue={value} />;
    case 'checkbox':
      return <Checkbox {...{ name, id, label, hint, error, locale }} defaultChecked={value === 'on'} />;
    case 'checkboxes':
      return <TickList text={text} options={field.options} ticked={value?.split('\n') ?? []} />;
    case 'date':
      return <DateInput {...text} today={field.today} defaultValue={value} />;
    case 'textarea':
      return <Textarea {...text} defaultValue={value} rows={12} />;
    case 'money':
      return <MoneyInput {...text} defaultValue={value} />;
    default:
      return <LineField text={text} field={field} value={value} />;
  }
}

type FieldTexts = Described & { locale: Locale; id: string; error?: string };

function SecretField({ text, field }: { text: FieldTexts; field: SecretKind }) {
  return field.kind === 'pin' ? (
    <TextInput {...text} type="password" width="short" inputMode="numeric" maxLength={6} autoComplete="off" />
  ) : (
    <TextInput
      {...text}
      type="password"
      width="medium"
      autoComplete={field.isNew ? 'new-password' : 'current-password'}
    />
  );
}

function LineField({ text, field, value }: { text: FieldTexts; field: LineKind; value?: string }) {
  const isLogin = field.autoComplete === 'username';
  return (
    <TextInput
      {...text}
      defaultValue={value}
      width={field.width}
      autoComplete={field.autoComplete ?? 'off'}
      inputMode={field.inputMode}
      autoCapitalize={isLogin ? 'none' : undefined}
      spellCheck={isLogin ? false : undefined}
    />
  );
}

function TickList({
  text,
  options,
  ticked,
}: {
  text: FieldTexts;
  options: ListKind['options'];
  ticked: string[];
}) {
  return (
    <fieldset className={text.error ? 'field field-wrong' : 'field'} id={text.id}>
      <legend className="field-label">{text.label}</legend>
      {text.hint ? <p className="field-hint">{text.hint}</p> : null}
      <FieldError id={text.id} error={text.error} locale={text.locale} />
      {options.map((option) => (
        <Checkbox
          key={option.value}
          name={text.name}
          id={`${text.id}-${option.value}`}
          value={option.value}
          label={option.label}
          locale={text.locale}
          defaultChecked={ticked.includes(option.value)}
        />
      ))}
    </fieldset>
  );
}
