/**
 * Choices that are all in sight: radio buttons, and single tick boxes.
 * Owns the fieldset, legend and big click areas around native inputs.
 * Refuses pre-ticked consent: nothing is checked unless the caller says so.
 */
import type { InputHTMLAttributes, ReactNode, Ref } from 'react';
import type { Locale } from '@/messages/catalogue';
import { shortcutLabel } from './button';
import { classNames } from './class-names';
import { controlProps, FieldError, type FieldText, splitField } from './field';
import { uiWords } from './words';

export interface RadioOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  /** In the notation of aria-keyshortcuts: "Alt+1". */
  shortcut?: string;
}

type NativeInput = Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldText>;
export type RadioGroupProps = FieldText &
  Omit<NativeInput, 'value' | 'type'> & {
    options: RadioOption[];
    defaultValue?: string;
    ref?: Ref<HTMLInputElement>;
  };

/** A fieldset of native radio buttons; ErrorSummary's link lands on the first one. */
export function RadioGroup(props: RadioGroupProps) {
  const { text, control } = splitField(props);
  const { options, defaultValue, ...native } = control;
  const wiring = controlProps(text);
  return (
    <fieldset
      className={classNames('field', text.error && 'field-wrong', text.className)}
      aria-describedby={wiring['aria-describedby']}
    >
      <legend className={text.labelHidden ? 'sr-only' : 'field-label'}>
        {text.label}
        {text.optional ? <span className="field-optional"> ({uiWords(text.locale)('optional')})</span> : null}
      </legend>
      {text.hint ? (
        <p className="field-hint" id={`${wiring.id}-hint`}>
          {text.hint}
        </p>
      ) : null}
      <FieldError id={wiring.id} error={text.error} locale={text.locale} />
      <div className="choices">
        {options.map((option, index) => (
          <RadioChoice
            key={option.value}
            option={option}
            id={index === 0 ? wiring.id : `${wiring.id}-${option.value}`}
            native={{
              ...native,
              name: text.name,
              defaultChecked: defaultValue === undefined ? undefined : defaultValue === option.value,
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

function RadioChoice({
  option,
  id,
  native,
}: {
  option: RadioOption;
  id: string;
  native: InputHTMLAttributes<HTMLInputElement>;
}) {
  return (
    <label className="choice" htmlFor={id}>
      <input
        type="radio"
        {...native}
        id={id}
        value={option.value}
        aria-keyshortcuts={option.shortcut}
        aria-describedby={option.hint ? `${id}-choice-hint` : undefined}
      />
      <span className="choice-text">
        {option.label}
        {option.shortcut ? (
          <span className="btn-key" aria-hidden="true">
            {shortcutLabel(option.shortcut)}
          </span>
        ) : null}
        {option.hint ? (
          <span className="choice-hint" id={`${id}-choice-hint`}>
            {option.hint}
          </span>
        ) : null}
      </span>
    </label>
  );
}

export type CheckboxProps = Omit<NativeInput, 'type'> & {
  name: string;
  label: ReactNode;
  locale: Locale;
  id?: string;
  hint?: ReactNode;
  error?: string;
  ref?: Ref<HTMLInputElement>;
};

/** One native tick box with its sentence. */
export function Checkbox({ name, label, locale, id = name, hint, error, ...native }: CheckboxProps) {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={classNames('field', error && 'field-wrong')}>
      <FieldError id={id} error={error} locale={locale} />
      <label className="choice" htmlFor={id}>
        <input
          type="checkbox"
          {...native}
          id={id}
          name={name}
          aria-describedby={described || undefined}
          aria-invalid={error ? true : undefined}
        />
        <span className="choice-text">
          {label}
          {hint ? (
            <span className="choice-hint" id={`${id}-hint`}>
              {hint}
            </span>
          ) : null}
        </span>
      </label>
    </div>
  );
}
