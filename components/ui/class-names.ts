/**
 * Joins class names of interface parts.
 * Owns nothing else; refuses to merge or rank classes (the order of the style sheets decides that).
 */

/** Joins the given names with spaces and drops what is empty: `classNames('btn', big && 'btn-large')`. */
export function classNames(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
