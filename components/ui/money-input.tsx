'use client';
/**
 * The box in which an amount of đồng is typed.
 * Owns the live words under it and the question asked when a number can be read in two ways ("1.5").
 * Refuses to change what is typed: without script it is a plain text box and the server reads the same text.
 */
import { type ChangeEvent, type InputHTMLAttributes, type Ref, useRef, useState } from 'react';
import { formatVnd, parseVnd, vndInWords } from '@/lib/kernel/money';
import type { Locale } from '@/messages/catalogue';
import { Field, type FieldText, splitField } from './field';
import { setInputValue } from './set-input-value';
import { useSettled } from './use-settled';
import { type UiWord, uiWords } from './words';

const errorWords: Record<string, UiWord> = {
  notANumber: 'moneyNotANumber',
  negative: 'moneyNegative',
  tooLarge: 'moneyTooLarge',
  fraction: 'moneyFraction',
};

export type MoneyInputProps = FieldText &
  Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldText | 'defaultValue' | 'value' | 'type'> & {
    defaultValue?: string;
    ref?: Ref<HTMLInputElement>;
  };

/** A labelled amount; submits the text as typed, which `parseVnd` reads on the server. */
export function MoneyInput(props: MoneyInputProps) {
  const { text, control } = splitField(props);
  const { defaultValue, onChange, ...native } = control;
  const [typed, setTyped] = useState(defaultValue ?? '');
  const frame = useRef<HTMLDivElement>(null);
  const id = text.id ?? text.name;

  function choose(reading: bigint) {
    const input = frame.current?.querySelector('input');
    if (!input) return;
    setInputValue(input, formatVnd(reading));
    input.focus();
  }

  return (
    <div ref={frame}>
      <Field
        {...text}
        hint={text.hint ?? uiWords(text.locale)('moneyHint')}
        noteId={`${id}-words`}
        after={
          // An error from the server stands alone until the text is changed: never two sentences about one mistake.
          <MoneyNote
            id={`${id}-words`}
            typed={typed}
            quiet={text.error !== undefined && typed === (defaultValue ?? '')}
            locale={text.locale}
            onChoose={choose}
          />
        }
      >
        {(wiring) => (
          <span className="input-with-unit">
            <input
              type="text"
              className="input input-money"
              autoComplete="off"
              {...native}
              {...wiring}
              defaultValue={defaultValue}
              onChange={(event: ChangeEvent<HTMLInputElement>) => {
                setTyped(event.target.value);
                onChange?.(event);
              }}
            />
            <span className="input-unit" aria-hidden="true">
              đồng
            </span>
          </span>
        )}
      </Field>
    </div>
  );
}

interface MoneyNoteProps {
  id: string;
  typed: string;
  quiet: boolean;
  locale: Locale;
  onChoose: (reading: bigint) => void;
}

function MoneyNote({ id, typed, quiet, locale, onChoose }: MoneyNoteProps) {
  const words = uiWords(locale);
  const parsed = parseVnd(typed);
  const sentence = quiet && parsed.kind === 'error' ? '' : moneySentence(typed, locale);
  const announced = useSettled(sentence, 700);
  return (
    <div className="money-note">
      {parsed.kind === 'amount' ? (
        <p className="money-words" lang="vi" aria-hidden="true">
          {sentence}
        </p>
      ) : (
        <p className="field-hint" aria-hidden="true">
          {sentence}
        </p>
      )}
      <p className="sr-only" id={id} aria-live="polite" lang={parsed.kind === 'amount' ? 'vi' : undefined}>
        {announced}
      </p>
      {parsed.kind === 'question' ? (
        <div className="money-readings">
          {parsed.readings.map((reading) => (
            <button
              type="button"
              className="btn btn-secondary"
              key={reading.toString()}
              onClick={() => onChoose(reading)}
            >
              {words('moneyReading', { amount: formatVnd(reading), words: vndInWords(reading) })}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

/** What stands under the box for a typed text: the amount in words, a question, a correction, or nothing. */
export function moneySentence(typed: string, locale: Locale): string {
  const words = uiWords(locale);
  const parsed = parseVnd(typed);
  if (parsed.kind === 'amount') return vndInWords(parsed.amountVnd);
  if (parsed.kind === 'question') return words('moneyQuestion', { text: typed.trim() });
  const word = errorWords[parsed.code];
  return word ? words(word) : '';
}
