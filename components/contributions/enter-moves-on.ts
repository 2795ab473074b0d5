/**
 * Enter goes to the next field, as people who key vouchers expect; Control+Enter saves.
 * Owns one key. Refuses to touch Enter inside lists, long texts, buttons, and while an input method composes.
 */
import type { KeyboardEvent } from 'react';

export function enterMovesOn(event: KeyboardEvent<HTMLFormElement>): void {
  const target = event.target;
  if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return;
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (!(target instanceof HTMLInputElement) || target.type === 'hidden') return;
  const fields = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('input, select, textarea, button[type=submit]'),
  ].filter(
    (field) => field.offsetParent !== null && !field.hasAttribute('disabled') && !isSameGroup(field, target),
  );
  const next = fields.find(
    (field) => target.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** The other buttons of one radio group are not the next field. */
function isSameGroup(field: HTMLElement, target: HTMLInputElement): boolean {
  return field instanceof HTMLInputElement && field.type === 'radio' && field.name === target.name;
}
