/**
 * What the chair has to look at before a text is published. Pure.
 * The name of a recipient is refused with or without consent: consent can be withdrawn, a version is for ever
 * (Luật 91/2025/QH15). What may be about another person needs a tick, kept in the log.
 */
import type { Finding, TickKind } from './schema';

/** Kinds that still want a tick. */
export function missingTicks(findings: readonly Finding[], ticked: readonly TickKind[]): TickKind[] {
  const kinds = new Set(findings.map(({ kind }) => kind));
  return [...kinds].filter((kind): kind is TickKind => kind !== 'recipient' && !ticked.includes(kind));
}

/** True when a text names somebody who was proposed for an award, or a guardian. */
export function namesRecipient(findings: readonly Finding[]): boolean {
  return findings.some(({ kind }) => kind === 'recipient');
}
