/**
 * What a list of gifts may be, and what makes two lists the same. Pure.
 * Owns the canonical form of a list: who gave what on which day, and how often, in no order.
 * Refuses nothing for repeating itself: a donor may give the same amount twice on one day.
 */
import { canonicalFields } from '@/lib/kernel/canonical';
import { DomainError } from '@/lib/kernel/invariant';
import { foldText, normaliseText } from '@/lib/kernel/names';
import { type ContributionListInput, type ListGift, MAX_LIST_ROWS } from '../schema/list-input';

const LONGEST = { name: 200, note: 500 };

/** What is said of a list that is too long: the most rows, its own, and the fewest parts it goes into; undefined when it fits. */
export function decideLength(rows: number): { max: number; rows: number; parts: number } | undefined {
  if (rows <= MAX_LIST_ROWS) return undefined;
  return { max: MAX_LIST_ROWS, rows, parts: Math.ceil(rows / MAX_LIST_ROWS) };
}

/** Refuses a list that is empty, too long, or has a row without donor, amount or sensible texts. */
export function checkGiftList(input: ContributionListInput): void {
  const { gifts } = input;
  if (gifts.length === 0) throw new DomainError('lists.nothingToRecord');
  const params = decideLength(gifts.length);
  if (params) throw new DomainError('lists.tooManyGifts', { params });
  const isTwice = new Set(gifts.map((gift) => gift.line)).size !== gifts.length;
  const wrong = gifts.find((gift) => !isWhole(gift));
  if (isTwice || wrong) throw new DomainError('lists.rowIncomplete', { params: { row: wrong?.line ?? 0 } });
  const name = normaliseText(input.name);
  if (name === '' || name.length > LONGEST.name)
    throw new DomainError('web.checkFields', {
      fields: { name: name ? 'fields.tooLong' : 'fields.required' },
    });
  if (!/^[0-9a-f]{64}$/.test(input.fileFingerprint)) throw new DomainError('lists.nothingToRecord');
  if (!/^[\x21-\x7e]{8,80}$/.test(input.requestKey)) throw new DomainError('ledger.noRequestKey');
}

function isWhole(gift: ListGift): boolean {
  const name = 'name' in gift.donor ? normaliseText(gift.donor.name) : 'known';
  const isLine = Number.isInteger(gift.line) && gift.line > 0;
  const isNamed = name !== '' && name.length <= LONGEST.name;
  return isLine && isNamed && gift.amountVnd > 0n && (gift.note ?? '').length <= LONGEST.note;
}

/** Sum in đồng. */
export function sumOfGifts(gifts: readonly ListGift[]): bigint {
  return gifts.reduce((sum, gift) => sum + gift.amountVnd, 0n);
}

/**
 * The content of a list, to be hashed: each different gift with the number of its occurrences, sorted.
 * `names` are the donors' names by row, also of donors chosen by id, so that a list is recognised after its donors
 * have become known. Other names for the file, other orders of rows and other marks in names change nothing.
 */
export function contentOfList(gifts: readonly ListGift[], names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const [at, gift] of gifts.entries()) {
    const { amountVnd, occurredOn, method } = gift;
    const key = canonicalFields([foldText(names[at] ?? ''), amountVnd.toString(), occurredOn, method]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .map(([key, count]) => canonicalFields([key, String(count)]))
    .sort()
    .join('');
}
