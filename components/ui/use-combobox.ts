/**
 * The memory of a combobox: what is typed, what is chosen, which option is highlighted.
 * Owns the handlers of its text box; changing the text after a choice takes the choice back.
 * Refuses to take an option that answers an earlier text: Enter waits for the list of what is typed now.
 */
'use client';
import { type ChangeEvent, type KeyboardEvent, useRef, useState } from 'react';
import { answerKey, isListKey, type ListState } from './combobox-state';
import { setInputValue } from './set-input-value';
import { type ComboboxOption, type LoadOptions, useOptions } from './use-options';

export interface ComboboxMemory {
  loadOptions: LoadOptions;
  defaultValue?: string;
  defaultId?: string;
  onChoose?: (option: ComboboxOption | null) => void;
  onChange?: (event: ChangeEvent<HTMLInputElement>) => void;
}

const closed: ListState = { open: false, active: -1 };

/** Keys that belong to the input method (Unikey, phone keyboards) or to a shortcut, not to the list. */
function isNotOurs(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey;
}

/** State and handlers of one combobox. */
export function useCombobox({ loadOptions, defaultValue, defaultId, onChoose, onChange }: ComboboxMemory) {
  const [typed, setTyped] = useState(defaultValue ?? '');
  const [chosenId, setChosenId] = useState(defaultId ?? '');
  const [composing, setComposing] = useState(false);
  const [touched, setTouched] = useState(false);
  const [list, setList] = useState<ListState>(closed);
  const input = useRef<HTMLInputElement | null>(null);
  const { options, status } = useOptions(typed, touched && !composing && chosenId === '', loadOptions);
  const open = list.open && options.length > 0 && status !== 'idle';
  const active = open && status === 'ready' && list.active < options.length ? list.active : -1;

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
    if (isNotOurs(event) || !isListKey(event.key)) return;
    if (event.key === 'Enter' && status === 'pending') {
      event.preventDefault();
      return;
    }
    const answer = answerKey({ open, active }, event.key, options.length);
    if (answer === 'leave') return;
    event.preventDefault();
    const option = options[active];
    if (answer !== 'accept') setList(answer);
    else if (option) take(option);
  }

  return {
    typed,
    chosenId,
    options,
    status,
    open,
    active,
    change,
    take,
    keyDown,
    setComposing,
    close: () => setList(closed),
  };
}
