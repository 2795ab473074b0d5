/**
 * What a key means in the grid, before anything is done. Pure.
 * Owns the difference between standing on a cell and typing in it: the same arrow goes to the next cell, or through the text.
 * Refuses every key of an input method that is still composing, and Backspace always: those belong to the text.
 */
import type { GridKey } from './grid';

/**
 * check: written before the list is sent. enter: on inside the cell. giveUp: the old text back. leave: out of the grid.
 * extend: the range of cells reaches further. all: it reaches over the whole table.
 */
export type KeyMeaning =
  | 'move'
  | 'extend'
  | 'all'
  | 'check'
  | 'enter'
  | 'giveUp'
  | 'leave'
  | 'undo'
  | 'redo'
  | 'fillDown'
  | null;

export interface PressedKey extends GridKey {
  altKey?: boolean;
  metaKey?: boolean;
  /** 229: an input method keeps the key for itself. */
  keyCode?: number;
}

const CARET = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End']);
const REACHING = new Set([...CARET, 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown']);
const MOVING = new Set([...CARET, 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Tab', 'Enter']);

/** The meaning of a key; null: the browser does with it what it always does. */
export function meaningOf(pressed: PressedKey, isComposing: boolean, isTyping: boolean): KeyMeaning {
  const { key, shiftKey = false, altKey = false } = pressed;
  if (isComposing || pressed.keyCode === 229) return null;
  const isControl = (pressed.ctrlKey ?? false) || (pressed.metaKey ?? false);
  if (key === 'Enter' && isControl) return 'check';
  // Never left to the browser: it would send the form.
  if (key === 'Enter') return 'move';
  if (key === 'F2') return 'enter';
  if (key === 'Escape') return isTyping ? 'giveUp' : 'leave';
  if (shiftKey && !altKey && !isTyping && REACHING.has(key)) return 'extend';
  if (MOVING.has(key)) return altKey || (CARET.has(key) && (isTyping || shiftKey)) ? null : 'move';
  return isControl && !altKey ? commandOf(key.toLowerCase(), shiftKey, isTyping) : null;
}

/** While a text is typed its own undo is the browser's. */
function commandOf(key: string, shiftKey: boolean, isTyping: boolean): KeyMeaning {
  if (key === 'd') return 'fillDown';
  if (isTyping) return null;
  if (key === 'a') return 'all';
  if (key === 'y' || (key === 'z' && shiftKey)) return 'redo';
  return key === 'z' ? 'undo' : null;
}
