'use client';
/**
 * A text box that offers matching records: type, see the list, take one with Enter or a tap.
 * Owns the list, the highlighted option and the hidden id of the record that was chosen.
 * Refuses inline completion and Backspace handling; the native input is always mounted and works without script.
 */
import {
  type ChangeEvent,
  type InputHTMLAttributes,
  type KeyboardEvent,
  type Ref,
  useRef,
  useState,
} from 'react';
import type { Locale } from '@/messages/catalogue';
import { answerKey, isListKey, type ListState } from './combobox-state';
import { Field, type FieldText, splitField } from './field';
import { setInputValue } from './set-input-value';
import { type ComboboxOption, type LoadOptions, type OptionsStatus, useOptions } from './use-options';
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

const closed: ListState = { open: false, active: -1 };

/** A labelled combobox; submits `name` (the text) and `idName` (the chosen id or ""). */
export function Combobox(props: ComboboxProps) {
  const { text, control } = splitField(props);
  const { idName, loadOptions, defaultValue, defaultId, allowNew, onChoose, onChange, ...native } = control;
  const [typed, setTyped] = useState(defaultValue ?? '');
  const [chosenId, setChosenId] = useState(defaultId ?? '');
  const [composing, setComposing] = useState(false);
  const [touched, setTouched] = useState(false);
  const [list, setList] = useState<ListState>(closed);
  const input = useRef<HTMLInputElement | null>(null);
  const { options, status } = useOptions(typed, touched && !composing && chosenId === '', loadOptions);
  const id = text.id ?? text.name;
  const open = list.open && options.length > 0;
  const active = list.active < options.length ? list.active : -1;

  function change(event: ChangeEvent<HTMLInputElement>) {
    input.current = event.target;
    setTyped(event.target.value);
    setTouched(true);
    if (chosenId !== '') onChoose?.(null);
    setChosenId('');
    setList({ open: true, active: 0 });
    onChange?.(event);
  }

  function take(option: ComboboxOption) {
    if (input.current) setInputValue(input.current, option.label);
    setChosenId(option.id);
    setList(closed);
    onChoose?.(option);
  }

  function keyDown(event: KeyboardEvent<HTMLInputElement>) {
    input.current = event.currentTarget;
    // Enter and arrows that belong to the input method (Unikey, phone keyboards) are left to it.
    if (
      event.nativeEvent.isComposing ||
      event.keyCode === 229 ||
      event.ctrlKey ||
      event.altKey ||
      !isListKey(event.key)
    )
      return;
    const answer = answerKey({ open, active }, event.key, options.length);
    if (answer === 'leave') return;
    event.preventDefault();
    const option = options[active];
    if (answer === 'accept') {
      if (option) take(option);
    } else setList(answer);
  }

  return (
    <Field
      {...text}
      hint={text.hint ?? uiWords(text.locale)('comboboxHint')}
      noteId={`${id}-note`}
      after={
        <ComboboxNote
          id={`${id}-note`}
          typed={typed}
          chosen={chosenId !== ''}
          allowNew={allowNew}
          status={status}
          count={options.length}
          locale={text.locale}
        />
      }
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
            aria-expanded={open}
            aria-controls={`${id}-list`}
            aria-activedescendant={open && active >= 0 ? `${id}-option-${active}` : undefined}
            onChange={change}
            onKeyDown={keyDown}
            onCompositionStart={() => setComposing(true)}
            onCompositionEnd={() => setComposing(false)}
            onBlur={(event) => {
              setList(closed);
              native.onBlur?.(event);
            }}
          />
          <input type="hidden" name={idName} value={chosenId} />
          <OptionList
            id={id}
            label={text.label}
            open={open}
            active={active}
            options={options}
            onTake={take}
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
          onKeyDown={undefined}
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
