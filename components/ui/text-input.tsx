/**
 * One-line and many-line text controls and the native list of choices.
 * Owns nothing but the frame of Field around native elements, so all of them work without script.
 * Refuses to trim, complete or reformat what a person types; the server reads it.
 */
import type {
  InputHTMLAttributes,
  ReactNode,
  Ref,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from 'react';
import { classNames } from './class-names';
import { Field, type FieldText, splitField } from './field';

type Native<T> = Omit<T, keyof FieldText>;

/** How wide the box is drawn: as wide as what is expected in it. */
export type InputWidth = 'short' | 'medium' | 'full';

export type TextInputProps = FieldText &
  Native<InputHTMLAttributes<HTMLInputElement>> & {
    width?: InputWidth;
    after?: ReactNode;
    ref?: Ref<HTMLInputElement>;
  };

/** A labelled one-line input; spread react-hook-form's `register(name)` into it. */
export function TextInput(props: TextInputProps) {
  const { text, control } = splitField(props);
  const { width = 'full', after, ...native } = control;
  return (
    <Field {...text} after={after}>
      {(wiring) => (
        <input type="text" className={classNames('input', `input-${width}`)} {...native} {...wiring} />
      )}
    </Field>
  );
}

export type TextareaProps = FieldText &
  Native<TextareaHTMLAttributes<HTMLTextAreaElement>> & { ref?: Ref<HTMLTextAreaElement> };

/** A labelled box for several lines. */
export function Textarea(props: TextareaProps) {
  const { text, control } = splitField(props);
  return (
    <Field {...text}>{(wiring) => <textarea className="input" rows={4} {...control} {...wiring} />}</Field>
  );
}

export interface Choice {
  value: string;
  label: string;
}

export type SelectProps = FieldText &
  Native<SelectHTMLAttributes<HTMLSelectElement>> & { options: Choice[]; ref?: Ref<HTMLSelectElement> };

/** A labelled native select: phones show their own large picker. */
export function Select(props: SelectProps) {
  const { text, control } = splitField(props);
  const { options, ...native } = control;
  return (
    <Field {...text}>
      {(wiring) => (
        <select className="input input-select" {...native} {...wiring}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
