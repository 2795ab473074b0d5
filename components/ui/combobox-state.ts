/**
 * How a combobox answers keys, as a pure function.
 * Owns which option is highlighted and when the list is open.
 * Refuses to handle Backspace or letters: Vietnamese input methods send them, the native input keeps them.
 */

export interface ListState {
  open: boolean;
  /** Index of the highlighted option, −1 for none. */
  active: number;
}

export type ListKey = 'ArrowDown' | 'ArrowUp' | 'Escape' | 'Enter';

/** True for the few keys the list answers to. */
export function isListKey(key: string): key is ListKey {
  return ['ArrowDown', 'ArrowUp', 'Escape', 'Enter'].includes(key);
}

/** Next state of the list for a key, over `count` options; "accept" when the highlighted one is taken. */
export function answerKey(state: ListState, key: ListKey, count: number): ListState | 'accept' | 'leave' {
  if (key === 'Escape') return state.open ? { open: false, active: -1 } : 'leave';
  if (key === 'Enter') return state.open && state.active >= 0 && state.active < count ? 'accept' : 'leave';
  if (count === 0) return 'leave';
  if (!state.open) return { open: true, active: key === 'ArrowUp' ? count - 1 : 0 };
  if (key === 'ArrowDown') return { open: true, active: (state.active + 1) % count };
  if (key === 'ArrowUp') return { open: true, active: state.active <= 0 ? count - 1 : state.active - 1 };
  return 'leave';
}
