/**
 * A form's typed texts on this device, until they were saved or thrown away.
 * Owns the copy in the browser's storage: the fields with the request key made before sending, for three days.
 * Refuses files, and is not for forms that ask for a password or PIN; without storage (a private window) it keeps
 * nothing and disturbs nothing.
 */
import { setInputValue } from './set-input-value';

const DAYS_KEPT = 3;

export interface KeptDraft {
  /** When it was typed, in milliseconds since 1970. */
  at: number;
  /** Query of the page it was typed on: tells a draft of the page that says "saved" from the one that was saved. */
  search: string;
  values: Record<string, string>;
  /** All values of the names that were there more than once; in `values` stands the last. */
  several?: Record<string, string[]>;
}

const placeOf = (owner: string) => `den-sach:draft:${owner}`;

/** Writes down what stands in the form now, but for `leftOut`. `owner`: whose form this is, in which association. */
export function keepDraft(
  owner: string,
  form: HTMLFormElement,
  search: string,
  at: number,
  leftOut: readonly string[] = [],
): void {
  const values: Record<string, string> = {};
  const several: Record<string, string[]> = {};
  for (const [name, value] of new FormData(form)) {
    if (
      typeof value !== 'string' ||
      name.startsWith('$') ||
      name.startsWith('kept:') ||
      leftOut.includes(name)
    )
      continue;
    if (name in values) several[name] = [...(several[name] ?? [values[name]!]), value];
    values[name] = value;
  }
  try {
    localStorage.setItem(placeOf(owner), JSON.stringify({ at, search, values, several } satisfies KeptDraft));
  } catch {
    // No room, or no storage at all: the form works without a copy.
  }
}

/** The draft of this owner, unless it is too old or cannot be read. */
export function readDraft(owner: string, now: number): KeptDraft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(placeOf(owner)) ?? 'null') as KeptDraft | null;
    return kept && now - kept.at < DAYS_KEPT * 86_400_000 ? kept : null;
  } catch {
    return null;
  }
}

/** Throws the draft away. */
export function forgetDraft(owner: string): void {
  try {
    localStorage.removeItem(placeOf(owner));
  } catch {
    // Nothing was kept.
  }
}

/** Throws away every draft on this device that is too old to be offered, whoever typed it. */
export function forgetOldDrafts(now: number): void {
  try {
    const owners = Object.keys(localStorage).filter((key) => key.startsWith(placeOf('')));
    for (const key of owners)
      if (!readDraft(key.slice(placeOf('').length), now)) localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

/** Throws the draft away if it is what was recorded under this request key. */
export function forgetRecorded(owner: string, requestKey: string): void {
  if (readDraft(owner, Date.now())?.values.requestKey === requestKey) forgetDraft(owner);
}

/** Puts a draft back into the form, the way a person would fill it. Hidden fields belong to the page. */
export function fillFromDraft(form: HTMLFormElement, { values }: KeptDraft): void {
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox')) {
      const isWanted = values[control.name] === control.value;
      if (control.checked !== isWanted && (isWanted || control.type === 'checkbox')) control.click();
    } else if (isText(control) && values[control.name] !== undefined) {
      setInputValue(control, values[control.name]!);
    }
  }
}

function isText(control: Element): control is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
  if (control instanceof HTMLInputElement) return control.type !== 'hidden' && control.type !== 'file';
  return control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement;
}
