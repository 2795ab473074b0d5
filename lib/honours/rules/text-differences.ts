/**
 * What differs between two texts, line by line: the longest run of common lines stays, the rest was taken out or put in.
 * Pure. Owns the comparison; empty lines count for nothing.
 */
export interface LineChange {
  kind: 'added' | 'removed';
  line: string;
}

/** Letters of differences on one page: with its words around it, it still weighs little on a weak network. */
export const LETTERS_A_PART = 4_000;

/** The differences in parts of at most `letters` letters, in order; a longer line is a part of its own. At least one part. */
export function differenceParts<T extends LineChange>(
  changes: readonly T[],
  letters = LETTERS_A_PART,
): T[][] {
  const parts: T[][] = [[]];
  let left = letters;
  for (const change of changes) {
    if (change.line.length > left && parts.at(-1)!.length > 0) {
      parts.push([]);
      left = letters;
    }
    parts.at(-1)!.push(change);
    left -= change.line.length;
  }
  return parts;
}

/** Letters of differences and of the text itself that stand together on one page. */
const LETTERS_TOGETHER = 7_000;

/** How a version is told: its differences in parts, and whether its text stands apart, after the last of them. */
export function versionParts<T extends LineChange>(changes: readonly T[], textLetters: number) {
  const parts = differenceParts(changes);
  const letters = changes.reduce((sum, { line }) => sum + line.length, textLetters);
  return { parts, isTextApart: parts.length > 1 || (changes.length > 0 && letters > LETTERS_TOGETHER) };
}

/** Lines of `after` that `before` has not, and the other way round, in reading order. */
export function textDifferences(before: string, after: string): LineChange[] {
  const old = linesOf(before);
  const now = linesOf(after);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < now.length - head &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  )
    tail += 1;
  return middleChanges(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
}

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

function middleChanges(old: readonly string[], now: readonly string[]): LineChange[] {
  const width = now.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1)
      common[i * width + j] =
        old[i] === now[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
  const changes: LineChange[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      i += 1;
      j += 1;
    } else if (
      j >= now.length ||
      (i < old.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)
    ) {
      changes.push({ kind: 'removed', line: old[i]! });
      i += 1;
    } else {
      changes.push({ kind: 'added', line: now[j]! });
      j += 1;
    }
  }
  return changes;
}
