'use client';
/**
 * The box in which a day is typed: 2/7, 02.07.19, "hôm qua".
 * Owns the sentence under it that shows how the day was read, with weekday and lunar year.
 * Refuses the browser's calendar picker, whose order of day and month depends on the device.
 */
import { type ChangeEvent, type InputHTMLAttributes, type Ref, useState } from 'react';
import { type DateVn, parseDateVn } from '@/lib/kernel/dates';
import type { Locale } from '@/messages/catalogue';
import { dateSentence } from './date-text';
import { Field, type FieldText, splitField } from './field';
import { useSettled } from './use-settled';
import { uiWords } from './words';

export type DateInputProps = FieldText &
  Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldText | 'defaultValue' | 'value' | 'type'> & {
    /** Today in Việt Nam, from the server, so that "hôm qua" means the same on both sides. */
    today: DateVn;
    defaultValue?: string;
    ref?: Ref<HTMLInputElement>;
  };

/** A labelled day; submits the text as typed, which `parseDateVn` reads on the server. */
export function DateInput(props: DateInputProps) {
  const { text, control } = splitField(props);
  const { today, defaultValue, onChange, ...native } = control;
  const [typed, setTyped] = useState(defaultValue ?? '');
  const id = text.id ?? text.name;
  const sentence = readDay(typed, today, text.locale);
  const announced = useSettled(sentence, 700);
  return (
    <Field
      {...text}
      hint={text.hint ?? uiWords(text.locale)('dateHint')}
      noteId={`${id}-read`}
      after={
        <>
          <p className="field-read" aria-hidden="true">
            {sentence}
          </p>
          <p className="sr-only" id={`${id}-read`} aria-live="polite">
            {announced}
          </p>
        </>
      }
    >
      {(wiring) => (
        <input
          type="text"
          className="input input-medium"
          autoComplete="off"
          {...native}
          {...wiring}
          defaultValue={defaultValue}
          onChange={(event: ChangeEvent<HTMLInputElement>) => {
            setTyped(event.target.value);
            onChange?.(event);
          }}
        />
      )}
    </Field>
  );
}

/** How a typed day is understood: "Thứ Ba, ngày 02/07/2019, năm Kỷ Hợi", a correction, or nothing. */
export function readDay(typed: string, today: DateVn, locale: Locale): string {
  if (typed.trim() === '') return '';
  const date = parseDateVn(typed, today);
  return date ? dateSentence(date, locale) : uiWords(locale)('dateUnread');
}
