/**
 * The frame around one form control: label, hint, error, and the wiring between them.
 * Owns ids and aria attributes; a control is described by its hint, its own notes and its error.
 * Refuses placeholder labels and colour-only errors: an error says "Lỗi:" in words.
 */
import type { ReactNode } from 'react';
import type { Locale } from '@/messages/catalogue';
import { classNames } from './class-names';
import { uiWords } from './words';

/** What every control takes besides its native attributes. */
export interface FieldText {
  name: string;
  label: ReactNode;
  locale: Locale;
  /** Defaults to `name`; ErrorSummary links to it. */
  id?: string;
  hint?: ReactNode;
  error?: string;
  /** Says "(không bắt buộc)" beside the label; fields are required unless marked. */
  optional?: boolean;
  /** Hides the label from sight but not from screen readers. */
  labelHidden?: boolean;
  className?: string;
}

/** Attributes the control inside a Field must carry. */
export interface ControlProps {
  id: string;
  name: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

/** Parts a Field's texts from the native attributes that belong on the control. */
export function splitField<P extends FieldText>(props: P) {
  const { name, label, locale, id, hint, error, optional, labelHidden, className, ...control } = props;
  return { text: { name, label, locale, id, hint, error, optional, labelHidden, className }, control };
}

/** Ids of the hint and the error of a control, and the control's own attributes. */
export function controlProps(text: FieldText, noteId?: string): ControlProps {
  const id = text.id ?? text.name;
  const described = [text.hint ? `${id}-hint` : '', noteId ?? '', text.error ? `${id}-error` : ''].filter(
    Boolean,
  );
  return {
    id,
    name: text.name,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
    'aria-invalid': text.error ? true : undefined,
  };
}

/** The error of one field, in words, with the id its control is described by. */
export function FieldError({ id, error, locale }: { id: string; error?: string; locale: Locale }) {
  if (!error) return null;
  return (
    <p className="field-error" id={`${id}-error`}>
      <strong>{uiWords(locale)('errorPrefix')}</strong> {error}
    </p>
  );
}

/** Label, hint and error around one control; `children` receives the attributes the control must carry. */
export function Field(
  props: FieldText & { noteId?: string; after?: ReactNode; children: (control: ControlProps) => ReactNode },
) {
  const { noteId, after, children, ...text } = props;
  const control = controlProps(text, noteId);
  return (
    <div className={classNames('field', text.error && 'field-wrong', text.className)}>
      <label className={text.labelHidden ? 'sr-only' : 'field-label'} htmlFor={control.id}>
        {text.label}
        {text.optional ? <span className="field-optional"> ({uiWords(text.locale)('optional')})</span> : null}
      </label>
      {text.hint ? (
        <p className="field-hint" id={`${control.id}-hint`}>
          {text.hint}
        </p>
      ) : null}
      <FieldError id={control.id} error={text.error} locale={text.locale} />
      {children(control)}
      {after}
    </div>
  );
}
