/**
 * Puts a value into a native input the way a person would.
 * Owns the one trick that makes React and react-hook-form see the change.
 * Refuses to be called while an input method is composing: callers act on clicks and Enter only.
 */

/** Sets `input.value` and fires "input", so that every listener (React, react-hook-form) hears of it. */
export function setInputValue(input: HTMLInputElement, value: string): void {
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  setter?.call(input, value);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
