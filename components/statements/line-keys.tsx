'use client';
/**
 * The list of lines, worked through by keys: arrows move from row to row, a letter presses the row's own button.
 * Owns which row has the focus, also after a row was done. Refuses letters while typing; without script it is a list.
 */
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

/** Rows are `li` with tabindex −1; their buttons carry `data-key`. */
export function LineKeys({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // After an action the page comes back: the row acted on, or the first one left, takes the focus again.
    if (!location.search.includes('vua=')) return;
    const rows = [...(list.current?.children ?? [])] as HTMLElement[];
    const done = rows.find((row) => row.dataset.line === 'just-done');
    (done ?? rows[0])?.focus();
  }, []);

  function press(event: KeyboardEvent<HTMLUListElement>): void {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    if (target.matches('input:not([type=hidden]), textarea, select')) return;
    const row = target.closest('li');
    if (!row) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling;
      if (!(next instanceof HTMLElement)) return;
      event.preventDefault();
      next.focus();
      return;
    }
    // On a button or link Enter is its own.
    const key = event.key === 'Enter' ? (target === row ? 'Enter' : '') : event.key.toUpperCase();
    const lettersOff = document.documentElement.dataset.keys === 'off';
    if (key === '' || (key !== 'Enter' && lettersOff)) return;
    const button = row.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  }

  return (
    <>
      {hint ? <p className="field-hint key-hint no-print">{hint}</p> : null}

      <ul className="bank-rows" aria-label={label} ref={list} onKeyDown={press}>
        {children}
      </ul>
    </>
  );
}
