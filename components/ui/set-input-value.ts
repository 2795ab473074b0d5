/**
 * Puts a value into a native control the way a person would.
 * Owns the one trick that makes React and react-hook-form see the change.
 * Refuses to be called while an input method is composing: callers act on clicks and Enter only.
 */

type TextControl = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Sets the control's value and fires "input" (and "change" for a list), so that every listener hears of it. */
export function setInputValue(control: TextControl, value: string): void {
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set;
  setter?.call(control, value);
  control.dispatchEvent(new Event('input', { bubbles: true }));
  if (control instanceof HTMLSelectElement) control.dispatchEvent(new Event('change', { bubbles: true }));
}
