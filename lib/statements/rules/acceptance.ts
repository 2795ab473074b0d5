/** What still stands between a reading and the books. Pure. Owns the key by which a person accepts one finding. */
import type { Finding, StatementReading } from '../schema';

/** `code:row`, stable for the same file. */
export function findingKey(finding: Finding): string {
  return `${finding.code}:${finding.row ?? 0}`;
}

/** Refusal codes: `statements.notReady` while an error stands, `statements.notAccepted` while a question is open. */
export function obstaclesOf(reading: StatementReading, accepted: readonly string[]): string[] {
  const { findings, lines } = reading;
  if (lines.length === 0 || findings.some((finding) => finding.level === 'error'))
    return ['statements.notReady'];
  return findings.every((finding) => accepted.includes(findingKey(finding)))
    ? []
    : ['statements.notAccepted'];
}
