/**
 * Reads a key press as a shortcut in the notation of aria-keyshortcuts.
 * Owns which presses may be shortcuts at all.
 * Refuses bare letters while typing or when switched off (WCAG 2.1.4), and everything of the input method.
 */

export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

/** "Control+Enter", "Alt+1", "N", or null when the press is none of ours. */
export function shortcutOf(press: KeyPress, where: { typing: boolean; lettersOff: boolean }): string | null {
  if (press.metaKey || press.shiftKey) return null;
  if (press.altKey && press.ctrlKey) return null;
  if (press.ctrlKey) return press.key === 'Enter' ? 'Control+Enter' : null;
  const letter = /^[a-z0-9]$/i.test(press.key) ? press.key.toUpperCase() : null;
  if (press.altKey) {
    // With Alt held some keyboards send a special character; the physical digit key still tells which it was.
    const digit = /^Digit([0-9])$/.exec(press.code)?.[1];
    return digit || letter ? `Alt+${digit ?? letter}` : null;
  }
  if (!letter || where.typing || where.lettersOff) return null;
  return letter;
}
