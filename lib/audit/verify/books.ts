/**
 * Vouchers against the log: each voucher has exactly one event, which holds the fingerprint it had when it was posted.
 * Owns the names of what was touched: a voucher is called by the number in its event, not by what the table says now.
 * Refuses to trust numbers: count and highest number of a book and year must be the same.
 */
import { voucherHash } from './canonical-forms';
import type { CounterRecord, EventRecord, VoucherHead, VoucherLine, VoucherRecord } from './export-record';
import type { Problem, ProblemList } from './problem';

interface Logged {
  hash: string;
  ref: string;
  occurredOn: string;
  amountVnd: string;
}

interface Numbering {
  associationId: number;
  book: string;
  year: number;
  count: number;
  highest: number;
}

/** "PT 03/2019", as printed. */
export function referenceOf(book: string, number: string | number, year: string | number): string {
  return `${book} ${String(number).padStart(2, '0')}/${year}`;
}

export class BookCheck {
  private readonly logged = new Map<string, Logged>();
  private readonly numberings = new Map<string, Numbering>();
  vouchers = 0;

  constructor(private readonly problems: ProblemList) {}

  addEvent(event: EventRecord): void {
    if (event.eventKind !== 'voucher.posted' && event.eventKind !== 'voucher.voided') return;
    const key = `${event.associationId}:${event.subjectId}`;
    const payload = parsePayload(event.payload);
    if (this.logged.has(key)) {
      const params = { ref: payload.ref };
      this.problems.add({ code: 'voucherTwoEvents', associationId: event.associationId, params });
    }
    this.logged.set(key, payload);
  }

  addVoucher({ associationId, id, head, lines }: VoucherRecord): void {
    if (!head) {
      this.problems.add({ code: 'lineWithoutVoucher', associationId, params: { id } });
      return;
    }
    this.vouchers += 1;
    this.count(associationId, head.book, Number(head.year), Number(head.number));
    const key = `${associationId}:${id}`;
    const logged = this.logged.get(key);
    this.logged.delete(key);
    const now = referenceOf(head.book, head.number, head.year);
    if (!logged) this.problems.add({ code: 'voucherWithoutEvent', associationId, params: { ref: now } });
    else if (voucherHash(associationId, id, head, lines) !== logged.hash) {
      this.problems.add(changedVoucher(associationId, logged, head, lines));
    }
  }

  /** Decisions (QD) and certificates (GK) carry numbers too; they are known by their images. */
  addNumbered(associationId: number, book: 'QD' | 'GK', year: number, number: number): void {
    this.count(associationId, book, year, number);
  }

  /** Call after the last voucher, decision and certificate. */
  finish(counters: CounterRecord[]): void {
    for (const [key, { ref }] of this.logged) {
      this.problems.add({
        code: 'voucherMissing',
        associationId: Number(key.split(':')[0]),
        params: { ref },
      });
    }
    for (const { associationId, book, year, count, highest } of this.numberings.values()) {
      if (count === highest) continue;
      this.problems.add({ code: 'numbersBroken', associationId, params: { book, year, count, highest } });
    }
    for (const { associationId, book, year, lastNumber } of counters) {
      const highest = this.numberings.get(`${associationId}:${book}:${year}`)?.highest ?? 0;
      if (highest === lastNumber) continue;
      const params = { book, year, highest, counter: lastNumber };
      this.problems.add({ code: 'counterDiffers', associationId, params });
    }
  }

  private count(associationId: number, book: string, year: number, number: number): void {
    const key = `${associationId}:${book}:${year}`;
    const found = this.numberings.get(key) ?? { associationId, book, year, count: 0, highest: 0 };
    this.numberings.set(key, {
      ...found,
      count: found.count + 1,
      highest: Math.max(found.highest, number),
    });
  }
}

function changedVoucher(
  associationId: number,
  was: Logged,
  head: VoucherHead,
  lines: VoucherLine[],
): Problem {
  const amount = lines.reduce((sum, line) => sum + BigInt(line.amountVnd), 0n).toString();
  const pairs = [
    { field: 'reference', was: was.ref, now: referenceOf(head.book, head.number, head.year) },
    { field: 'occurred_on', was: was.occurredOn, now: head.occurredOn },
    { field: 'amount_vnd', was: was.amountVnd, now: amount },
  ];
  const differences = pairs.filter((pair) => pair.was !== pair.now);
  return { code: 'voucherChanged', associationId, params: { ref: was.ref }, differences };
}

/** The payload of a voucher's event; a payload that cannot be read leaves every field empty. */
function parsePayload(text: string): Logged {
  let found: Record<string, unknown> = {};
  try {
    found = JSON.parse(text) as Record<string, unknown>;
  } catch {
    found = {};
  }
  const textOf = (name: string) => (typeof found[name] === 'string' ? found[name] : '');
  return {
    hash: textOf('hash'),
    ref: textOf('reference'),
    occurredOn: textOf('occurredOn'),
    amountVnd: textOf('amountVnd'),
  };
}
