/** Keys a person presses: the list of a combobox, and the shortcuts written on buttons. */
import { describe, expect, it } from 'vitest';
import { answerKey, isListKey } from '@/components/ui/combobox-state';
import { shortcutOf } from '@/components/ui/shortcut-of';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey', boolean>> = {},
  code = '',
) => ({
  key,
  code,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...held,
});
const outside = { typing: false, lettersOff: false };

describe('the list of a combobox', () => {
  it('leaves Backspace, letters and Tab to the text box, so that Vietnamese input methods work', () => {
    for (const key of ['Backspace', 'd', 'đ', 'Process', 'Unidentified', 'Tab', 'Home', 'End', 'ArrowLeft']) {
      expect(isListKey(key)).toBe(false);
    }
    expect(isListKey('ArrowDown')).toBe(true);
  });

  it('takes the highlighted option on Enter, and leaves Enter to the form when nothing is highlighted', () => {
    expect(answerKey({ open: true, active: 1 }, 'Enter', 3)).toBe('accept');
    expect(answerKey({ open: true, active: -1 }, 'Enter', 3)).toBe('leave');
    expect(answerKey({ open: false, active: 1 }, 'Enter', 3)).toBe('leave');
    expect(answerKey({ open: true, active: 3 }, 'Enter', 3)).toBe('leave');
  });

  it('goes round at both ends', () => {
    expect(answerKey({ open: true, active: 2 }, 'ArrowDown', 3)).toEqual({ open: true, active: 0 });
    expect(answerKey({ open: true, active: 0 }, 'ArrowUp', 3)).toEqual({ open: true, active: 2 });
    expect(answerKey({ open: false, active: -1 }, 'ArrowUp', 3)).toEqual({ open: true, active: 2 });
  });

  it('closes on Escape and gives the second Escape to the page', () => {
    expect(answerKey({ open: true, active: 0 }, 'Escape', 3)).toEqual({ open: false, active: -1 });
    expect(answerKey({ open: false, active: -1 }, 'Escape', 3)).toBe('leave');
  });
});

describe('shortcuts', () => {
  it('reads the keys that are written on buttons', () => {
    expect(shortcutOf(press('Enter', { ctrlKey: true }), outside)).toBe('Control+Enter');
    expect(shortcutOf(press('1', { altKey: true }, 'Digit1'), outside)).toBe('Alt+1');
    expect(shortcutOf(press('¡', { altKey: true }, 'Digit1'), outside)).toBe('Alt+1');
    expect(shortcutOf(press('n'), outside)).toBe('N');
  });

  it('is silent on a single letter while a person types or has switched letters off', () => {
    expect(shortcutOf(press('n'), { typing: true, lettersOff: false })).toBeNull();
    expect(shortcutOf(press('n'), { typing: false, lettersOff: true })).toBeNull();
    expect(shortcutOf(press('Enter', { ctrlKey: true }), { typing: true, lettersOff: true })).toBe(
      'Control+Enter',
    );
  });

  it('leaves the browser and the input method their own keys', () => {
    for (const event of [
      press('p', { ctrlKey: true }),
      press('c', { metaKey: true }),
      press('N', { shiftKey: true }),
      press('đ'),
      press('Process'),
    ]) {
      expect(shortcutOf(event, outside)).toBeNull();
    }
  });
});
