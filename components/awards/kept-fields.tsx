'use client';
/**
 * Fields inside an ActionForm that keep what was entered when the form comes back with a refusal.
 * Owns the way of the values from the form to its fields, with and without script.
 */
import { createContext, useContext } from 'react';
import { Checkbox, type CheckboxProps } from '@/components/ui/radio-group';
import {
  Select,
  type SelectProps,
  Textarea,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from '@/components/ui/text-input';

export const KeptValues = createContext<(name: string, otherwise?: string) => string | undefined>(
  (_name, otherwise) => otherwise,
);

/** Mounted anew when its value changes: the browser's own reset would put the first one back. */
export function KeptInput({ defaultValue, ...props }: TextInputProps & { name: string }) {
  const value = useContext(KeptValues)(props.name, defaultValue === undefined ? '' : String(defaultValue));
  return <TextInput key={value} {...props} defaultValue={value} />;
}

/** The same for a list of choices. */
export function KeptSelect({ defaultValue, ...props }: SelectProps & { name: string }) {
  const value = useContext(KeptValues)(props.name, String(defaultValue ?? ''));
  return <Select key={value} {...props} defaultValue={value} />;
}

/** The same for a box of several lines. */
export function KeptTextarea({ defaultValue, ...props }: TextareaProps & { name: string }) {
  const value = useContext(KeptValues)(props.name, String(defaultValue ?? ''));
  return <Textarea key={value} {...props} defaultValue={value} />;
}

/** One tick of a list of the same name: what was ticked comes back as lines of one text. */
export function KeptCheckbox({
  isTicked,
  ...props
}: Omit<CheckboxProps, 'defaultChecked'> & { name: string; value: string; isTicked: boolean }) {
  const kept = useContext(KeptValues)(props.name);
  const isOn = kept === undefined ? isTicked : kept.split('\n').includes(props.value);
  return <Checkbox key={String(isOn)} {...props} defaultChecked={isOn} />;
}
