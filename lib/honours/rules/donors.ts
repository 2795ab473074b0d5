/**
 * The donors' roll as a reader sees it: bodies by name, families by the envelope they gave through, goods apart. Pure.
 * Owns the grouping and the order; refuses to describe who is not named: such gifts are only counted.
 */
import { compareNames } from '@/lib/kernel/names';
import type { GiftRow } from '../schema/published';
import { compareWords } from './lists';

export type NamedGift = GiftRow & { name: string };

export interface Envelope {
  key: number;
  /** The chapter; null when it asked not to be named. */
  throughName: string | null;
  /** Families in the envelope, named or not. */
  families: number;
  totalVnd: bigint;
  named: NamedGift[];
}

export interface DonorRoll {
  bodies: NamedGift[];
  people: NamedGift[];
  inKind: NamedGift[];
  envelopes: Envelope[];
  /** Gifts of money outside envelopes, and gifts in kind, whose donors are not named. */
  unnamedMoney: number;
  unnamedInKind: number;
}

/** Groups the rows; names in Vietnamese order, bodies by their words, people by given name. */
export function donorRoll(rows: readonly GiftRow[]): DonorRoll {
  const single = rows.filter((row) => row.envelope === null);
  const [money, goods] = [
    single.filter((row) => row.method !== 'inKind'),
    single.filter((row) => row.method === 'inKind'),
  ];
  const named = money.filter(isNamed);
  return {
    bodies: named.filter((row) => !isPersonKind(row.donorKind)).sort(byWords),
    people: named.filter((row) => isPersonKind(row.donorKind)).sort(byName),
    inKind: goods.filter(isNamed).sort(byWords),
    envelopes: envelopesOf(rows),
    unnamedMoney: money.length - named.length,
    unnamedInKind: goods.filter((row) => !isNamed(row)).length,
  };
}

function envelopesOf(rows: readonly GiftRow[]): Envelope[] {
  const groups = new Map<number, GiftRow[]>();
  for (const row of rows)
    if (row.envelope !== null) groups.set(row.envelope, [...(groups.get(row.envelope) ?? []), row]);
  return [...groups].map(([key, shares]) => ({
    key,
    throughName: shares[0]!.throughName,
    families: shares.length,
    totalVnd: shares[0]!.envelopeVnd ?? 0n,
    named: shares.filter(isNamed).sort(byName),
  }));
}

function isNamed(row: GiftRow): row is NamedGift {
  return row.name !== null && row.name !== '';
}

function isPersonKind(kind: string | null): boolean {
  return kind === 'individual' || kind === 'family';
}

const byName = (a: NamedGift, b: NamedGift) => compareNames(a.name, b.name) || a.ordinal - b.ordinal;
const byWords = (a: NamedGift, b: NamedGift) => compareWords(a.name, b.name) || a.ordinal - b.ordinal;
