'use client';
/**
 * Makes the shortcuts that are written on buttons and radios work.
 * Owns the one key listener of the page; it presses or focuses what carries the matching aria-keyshortcuts.
 * Refuses single letters inside text boxes, and everywhere when the person switched them off (data-keys="off").
 */
import { useEffect } from 'react';
import { shortcutOf } from './shortcut-of';

const typingSelector = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]';

function answer(event: KeyboardEvent): void {
  if (event.isComposing || event.defaultPrevented) return;
  const target = event.target instanceof Element ? event.target : null;
  const shortcut = shortcutOf(event, {
    typing: target?.closest(typingSelector) != null,
    lettersOff: document.documentElement.dataset.keys === 'off',
  });
  if (!shortcut) return;
  const element = document.querySelector<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(shortcut)}"]`);
  if (!element) return;
  event.preventDefault();
  element.focus();
  element.click();
}

/** Mount once per page (the staff shell does). */
export function Shortcuts() {
  useEffect(() => {
    document.addEventListener('keydown', answer);
    return () => document.removeEventListener('keydown', answer);
  }, []);
  return null;
}
