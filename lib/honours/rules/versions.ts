/**
 * Which version of a list is in force. Pure.
 * Refuses to bring back an older version when the last one was withdrawn: what was wrong in it would stand there again.
 */
import type { PublicationKind, PublicationVersion } from '../schema/published';

/** The version in force of a list and year; "withdrawn" when the last one was taken back, undefined when there was none. */
export function versionInForce(
  versions: readonly PublicationVersion[],
  kind: PublicationKind,
  year: number,
): PublicationVersion | 'withdrawn' | undefined {
  const own = versions.filter((version) => version.kind === kind && version.year === year);
  const last = own.reduce<PublicationVersion | undefined>(
    (best, version) => (!best || version.version > best.version ? version : best),
    undefined,
  );
  return last?.isWithdrawn ? 'withdrawn' : last;
}

/** Years with a version in force, latest first. */
export function publishedYears(versions: readonly PublicationVersion[], kind: PublicationKind): number[] {
  const years = [
    ...new Set(versions.filter((version) => version.kind === kind).map((version) => version.year)),
  ];
  return years
    .filter((year) => typeof versionInForce(versions, kind, year) === 'object')
    .sort((a, b) => b - a);
}
