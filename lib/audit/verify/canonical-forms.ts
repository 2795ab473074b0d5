/**
 * The bytes that are hashed, and their hashes: leaves of the log, vouchers, seals, texts.
 * Owns the order of the fields, which the functions of schema audit repeat (docs/audit-format.md; tests compare).
 * Refuses to read anything: records in, hashes out.
 */
import { createHash } from 'node:crypto';
import { canonicalFields } from '@/lib/kernel/canonical';
import type { ChangeRecord, EventRecord, VoucherHead, VoucherLine } from './export-record';

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest();

/** Leaf of an event. */
export function eventLeaf(e: EventRecord): Buffer {
  return sha256(
    canonicalFields([
      'event',
      e.id,
      String(e.associationId),
      String(e.epoch),
      e.xid,
      e.recordedAt,
      e.actorId,
      e.sessionId,
      e.eventKind,
      e.subjectType,
      e.subjectId,
      e.reasonValueId,
      e.payload,
      e.correlationId,
    ]),
  );
}

/** Leaf of one changed row. */
export function changeLeaf(c: ChangeRecord): Buffer {
  return sha256(
    canonicalFields([
      'change',
      c.id,
      String(c.associationId),
      c.eventId,
      String(c.epoch),
      c.xid,
      c.table,
      c.key,
      c.operation,
      c.oldImage,
      c.newImage,
    ]),
  );
}

/** Fingerprint of a voucher with its lines in order, as its event holds it, in hex. */
export function voucherHash(associationId: number, id: string, v: VoucherHead, lines: VoucherLine[]): string {
  const head = canonicalFields([
    'voucher',
    String(associationId),
    id,
    v.book,
    v.year,
    v.number,
    v.purpose,
    v.occurredOn,
    v.recordedAt,
    v.xid,
    v.partyId,
    v.reasonValueId,
    v.attachmentCount,
    v.requestKey,
    v.requestHash,
    v.reversesId,
    v.paymentOrderId,
    v.actorId,
    v.code,
  ]);
  const ordered = [...lines].sort((a, b) => Number(a.line) - Number(b.line));
  const body = ordered.map((l) =>
    canonicalFields([
      'line',
      l.line,
      l.fundId,
      l.debitAccountId,
      l.creditAccountId,
      l.amountVnd,
      l.occurredOn,
      l.xid,
    ]),
  );
  return sha256(head + body.join('')).toString('hex');
}

/** Commitment to a text about a person, in hex. `salt` in hex. */
export function textCommitment(salt: string, value: string): string {
  return sha256(Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(value, 'utf8')])).toString('hex');
}

/** Starts the root of the next seal: previous root first, then each leaf, then `digest`. */
export function sealHash(previousRoot: string) {
  return createHash('sha256').update(Buffer.from(previousRoot, 'hex'));
}

/** 128 bits of the hash of a row image; 0 for no row. */
export function imageMark(image: string | null): bigint {
  return image === null ? 0n : BigInt(`0x${sha256(image).toString('hex', 0, 16)}`);
}
