'use client';
/**
 * A text box that offers matching records: type, see the list, take one with Enter or a tap.
 * Owns the list, the highlighted option and the hidden id of the record that was chosen.
 * Refuses inline completion and Backspace handling; the native input is always mounted and works without script.
 */
import type { InputHTMLAttributes, Ref } from 'react';
import type { Locale } from '@/messages/catalogue';
import { Field, type FieldText, splitField } from './field';
import { useCombobox } from './use-combobox';
import type { ComboboxOption, LoadOptions, OptionsStatus } from './use-options';
import { useSettled } from './use-settled';
import { uiWords } from './words';

export type ComboboxProps = FieldText &
  Omit<
    InputHTMLAttributes<HTMLInputElement>,
    keyof FieldText | 'defaultValue' | 'value' | 'type' | 'onSelect'
  > & {
    /** Name of the hidden input with the id of the chosen record; empty when the text is a new name. */
    idName: string;
    loadOptions: LoadOptions;
    defaultValue?: string;
    defaultId?: string;
    /** Says under the box that an unmatched text will be recorded as a new name. */
    allowNew?: boolean;
    /** Called with the chosen record, or null when the text was changed afterwards. */
    onChoose?: (option: ComboboxOption | null) => void;
    ref?: Ref<HTMLInputElement>;
  };

/** A labelled combobox; submits `name` (the text) and `idName` (the chosen id or ""). */
export function Combobox(props: ComboboxProps) {
  const { text, control } = splitField(props);
  const { idName, loadOptions, defaultValue, defaultId, allowNew, onChoose, onChange, onBlur, ...native } =
    control;
  const box = useCombobox({ loadOptions, defaultValue, defaultId, onChoose, onChange });
  const id = text.id ?? text.name;
  const note = {
    typed: box.typed,
    chosen: box.chosenId !== '',
    allowNew,
    status: box.status,
    count: box.options.length,
  };
  return (
    <Field
      {...text}
      hint={text.hint ?? uiWords(text.locale)('comboboxHint')}
      noteId={`${id}-note`}
      after={<ComboboxNote id={`${id}-note`} {...note} locale={text.locale} />}
    >
      {(wiring) => (
        <span className="combobox">
          <input
            type="text"
            className="input"
            autoComplete="off"
            {...native}
            {...wiring}
            defaultValue={defaultValue}
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={box.open}
            aria-controls={`${id}-list`}
            aria-activedescendant={box.active >= 0 ? `${id}-option-${box.active}` : undefined}
            onChange={box.change}
            onKeyDown={box.keyDown}
            onCompositionStart={() => box.setComposing(true)}
            onCompositionEnd={() => box.setComposing(false)}
            onBlur={(event) => {
              box.close();
              onBlur?.(event);
            }}
          />
          <input type="hidden" name={idName} value={box.chosenId} />
          <OptionList
            id={id}
            label={text.label}
            open={box.open}
            active={box.active}
            options={box.options}
            onTake={box.take}
          />
        </span>
      )}
    </Field>
  );
}

interface OptionListProps {
  id: string;
  label: FieldText['label'];
  open: boolean;
  active: number;
  options: ComboboxOption[];
  onTake: (option: ComboboxOption) => void;
}

function OptionList({ id, label, open, active, options, onTake }: OptionListProps) {
  return (
    <div
      className="combobox-list"
      id={`${id}-list`}
      role="listbox"
      aria-label={typeof label === 'string' ? label : undefined}
      hidden={!open}
    >
      {options.map((option, index) => (
        <div
          key={option.id}
          id={`${id}-option-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className="combobox-option"
          // The press must not take the focus out of the box, or the list would close before the click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(option)}
          // Some screen readers put their own focus on an option; Enter takes it there too.
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            onTake(option);
          }}
        >
          <span className="combobox-label">{option.label}</span>
          {option.detail ? <span className="combobox-detail">{option.detail}</span> : null}
        </div>
      ))}
    </div>
  );
}

interface NoteProps {
  id: string;
  typed: string;
  chosen: boolean;
  allowNew?: boolean;
  status: OptionsStatus;
  count: number;
  locale: Locale;
}

function ComboboxNote({ id, typed, chosen, allowNew, status, count, locale }: NoteProps) {
  const sentence = noteSentence({ typed, chosen, allowNew, status, count, locale });
  const announced = useSettled(sentence.spoken, 500);
  return (
    <>
      <p className="field-hint combobox-note" aria-hidden="true">
        {sentence.seen}
      </p>
      <p className="sr-only" id={id} aria-live="polite">
        {announced}
      </p>
    </>
  );
}

function noteSentence({ typed, chosen, allowNew, status, count, locale }: Omit<NoteProps, 'id'>): {
  seen: string;
  spoken: string;
} {
  const words = uiWords(locale);
  const label = typed.trim();
  if (chosen) return same(words('comboboxChosen', { label }));
  if (status === 'failed') return same(words('comboboxFailed'));
  if (status !== 'ready') return same('');
  if (count === 0 && allowNew) return same(words('comboboxNew', { text: label }));
  if (count === 0) return same(words('comboboxCount', { count }));
  return { seen: '', spoken: words('comboboxCount', { count }) };
}

function same(sentence: string): { seen: string; spoken: string } {
  return { seen: sentence, spoken: sentence };
}
