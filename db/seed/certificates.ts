/** Certificates of the sample data: entered and printed once by the secretary, and the signed paper of a meeting. */
import { attachSignedPaper } from '@/lib/awards/commands/raise-hands';
import { issueCertificates } from '@/lib/certificates/commands/issue';
import { printCertificates } from '@/lib/certificates/commands/print';
import type { Player } from './stage';

/** A picture of one white dot: stands for the photo of signed minutes, which a sample cannot have. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
);

/** Attaches the paper of a meeting that is open. */
export async function attachMinutes(secretary: Player, roundId: number): Promise<void> {
  await secretary.act((tx, actor) => attachSignedPaper(tx, actor, { roundId, bytes: new Uint8Array(dot) }));
}

/** Enters and prints every certificate of a decision. */
export async function issueAndPrint(secretary: Player, decisionId: number): Promise<void> {
  await secretary.act((tx, actor) => issueCertificates(tx, actor, { decisionId }));
  await secretary.act((tx, actor) =>
    printCertificates(tx, actor, { decisionId, requestKey: `giay-khen-mau-${decisionId}` }),
  );
}
