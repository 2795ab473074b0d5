/**
 * Two candidates of one name in one round: what is said beside the name so that nobody votes on the wrong file.
 * Owns which mark is enough. Refuses marks that every namesake shares, and circumstances: a year, a class, a school, else the
 * number of the file.
 */

export interface Namesake {
  id: number;
  name: string;
  birthYear: number | null;
  className: string;
  school: string;
}

/** One mark: `value` is a year, a class, a school, or the number of the file. */
export interface Mark {
  kind: 'birthYear' | 'className' | 'school' | 'number';
  value: string;
}

const marks: readonly ((one: Namesake) => Mark | null)[] = [
  (one) => (one.birthYear === null ? null : { kind: 'birthYear', value: String(one.birthYear) }),
  (one) => (one.className === '' ? null : { kind: 'className', value: one.className }),
  (one) => (one.school === '' ? null : { kind: 'school', value: one.school }),
];

/** For every file that shares its name: the first mark that nobody of the name shares, else the file's number. By id of the file. */
export function marksApart(files: readonly Namesake[]): Map<number, Mark> {
  const byName = new Map<string, Namesake[]>();
  for (const one of files) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  const found = new Map<number, Mark>();
  for (const namesakes of byName.values()) {
    if (namesakes.length < 2) continue;
    const mark = marks.find((read) => {
      const values = namesakes.map((one) => read(one)?.value);
      return !values.includes(undefined) && new Set(values).size === namesakes.length;
    });
    for (const one of namesakes) found.set(one.id, mark?.(one) ?? { kind: 'number', value: String(one.id) });
  }
  return found;
}
