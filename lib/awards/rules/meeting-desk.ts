/**
 * A long table of files cut for a phone: by category, by unit, by what is left to do, then page by page; pure.
 * Owns the counts beside every group, and what a group is. Refuses to count a file in two units.
 */
import { foldText } from '@/lib/kernel/names';

/** So many files stand on one page of the meeting. */
export const FILES_ON_DESK = 25;
/** So many on a projector, where the letters are large. */
export const FILES_ON_WALL = 10;

/**
 * What can be left to do about a file: my vote, the council's result, people for a quorum, the school's confirmation,
 * hands to write down, my confirmation of them.
 */
export const leftovers = ['vote', 'result', 'quorum', 'authority', 'sheet', 'confirm'] as const;
export type Leftover = (typeof leftovers)[number];

/** Which files of a meeting somebody looks at; nothing chosen: all. */
export interface DeskGroup {
  categoryId?: number;
  /** Folded name of the unit. */
  unit?: string;
  left?: Leftover;
}

export interface DeskFilter extends DeskGroup {
  /** From 1. */
  page: number;
}

/** What the desk knows about one file. */
export interface DeskFacts {
  categoryId: number;
  unitName: string;
  left: readonly Leftover[];
}

export interface Desk<File> {
  /** Those on the page. */
  files: File[];
  /** All of the group, on every page. */
  inGroup: File[];
  page: number;
  pages: number;
  /** Files of the whole meeting. */
  all: number;
  /** In the other parts of the group: how many there are of each category, unit, and thing left to do. */
  byCategory: ReadonlyMap<number, number>;
  byUnit: readonly { unit: string; name: string; count: number }[];
  byLeft: ReadonlyMap<Leftover, number>;
  /** The filter as it was understood; a page beyond the last is the last. */
  filter: DeskFilter;
}

/** The unit of a file as a group: marks and letters do not matter. */
export const unitKey = (name: string) => foldText(name);

/** Whether a file belongs to a group. */
export function isInGroup(file: DeskFacts, group: DeskGroup): boolean {
  return (
    (group.categoryId === undefined || file.categoryId === group.categoryId) &&
    (group.unit === undefined || unitKey(file.unitName) === group.unit) &&
    (group.left === undefined || file.left.includes(group.left))
  );
}

/**
 * Cuts the table.
 * @param files in the order they are shown in
 * @param size files on one page
 */
export function deskOf<File>(
  files: readonly File[],
  factsOf: (file: File) => DeskFacts,
  filter: DeskFilter,
  size = FILES_ON_DESK,
): Desk<File> {
  const known = files.map((file) => ({ file, facts: factsOf(file) }));
  const within = (without: Partial<Record<keyof DeskGroup, undefined>>) =>
    known.filter(({ facts }) => isInGroup(facts, { ...filter, ...without }));
  const inGroup = within({}).map(({ file }) => file);
  const pages = Math.max(1, Math.ceil(inGroup.length / size));
  const page = Math.min(Math.max(1, filter.page), pages);
  return {
    files: inGroup.slice((page - 1) * size, page * size),
    ...{ inGroup, page, pages, all: files.length },
    byCategory: counted(within({ categoryId: undefined }).map(({ facts }) => facts.categoryId)),
    byUnit: unitsOf(within({ unit: undefined }).map(({ facts }) => facts.unitName)),
    byLeft: counted(within({ left: undefined }).flatMap(({ facts }) => facts.left)),
    filter: { ...filter, page },
  };
}

function counted<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function unitsOf(names: readonly string[]): Desk<never>['byUnit'] {
  const first = new Map<string, string>();
  for (const name of names) if (!first.has(unitKey(name))) first.set(unitKey(name), name);
  const counts = counted(names.map(unitKey));
  return [...counts]
    .map(([unit, count]) => ({ unit, name: first.get(unit)!, count }))
    .sort((a, b) => a.unit.localeCompare(b.unit, 'vi', { numeric: true }));
}
