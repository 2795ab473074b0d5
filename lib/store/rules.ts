/**
 * The store book: what came in, what went out, what is left, by paper and by item. Pure.
 * Owns the running value and its sums, and the value of pieces. Refuses to value goods anew: they leave at the value they came in with.
 */
import { DomainError } from '@/lib/kernel/invariant';
import { foldText } from '@/lib/kernel/names';

/** What a voucher changed on the goods accounts. */
export interface StockMove {
  /** Đồng: above zero came in, below zero went out. */
  changeVnd: bigint;
}

export interface StockSums {
  inVnd: bigint;
  outVnd: bigint;
  leftVnd: bigint;
}

/** Each move with the value left after it, in the order given, and the sums of all. Amounts in đồng. */
export function runningStock<Move extends StockMove>(
  moves: readonly Move[],
): { rows: (Move & { leftVnd: bigint })[]; sums: StockSums } {
  const sums: StockSums = { inVnd: 0n, outVnd: 0n, leftVnd: 0n };
  const rows = moves.map((move) => {
    if (move.changeVnd > 0n) sums.inVnd += move.changeVnd;
    else sums.outVnd -= move.changeVnd;
    sums.leftVnd += move.changeVnd;
    return { ...move, leftVnd: sums.leftVnd };
  });
  return { rows, sums };
}

/** A gift in kind as a lot: what came in, and what orders took of it. Amounts in đồng. */
export interface StockLot {
  quantity: number;
  amountVnd: bigint;
  takenQuantity: number;
  takenVnd: bigint;
}

/** How many pieces are free, and their value. */
export function leftOf(lot: StockLot): { quantity: number; valueVnd: bigint } {
  return { quantity: lot.quantity - lot.takenQuantity, valueVnd: lot.amountVnd - lot.takenVnd };
}

/**
 * The recorded value of so many pieces: the value given by the number given, without the fraction of a đồng;
 * whoever takes the last piece takes what is left. Refuses more than there is (store.tooMany).
 */
export function valueOfPieces(lot: StockLot, quantity: number): bigint {
  const left = leftOf(lot);
  if (quantity > left.quantity)
    throw new DomainError('store.tooMany', { params: { left: String(left.quantity) } });
  if (quantity === left.quantity) return left.valueVnd;
  return BigInt(quantity) * (lot.amountVnd / BigInt(lot.quantity));
}

/** Gifts of one name are one kind, in the order of the names; written with other marks or capitals it is the same name. */
export function kindsOf(gifts: readonly { id: number; label: string }[]): { label: string; ids: number[] }[] {
  const kinds = new Map<string, { label: string; ids: number[] }>();
  for (const { id, label } of gifts) {
    const key = foldText(label);
    const kind = kinds.get(key) ?? { label, ids: [] };
    kind.ids.push(id);
    kinds.set(key, kind);
  }
  return [...kinds.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind);
}

/** An item of a stocktake: what the books say lay there on the day, and what was found. */
export interface CountedItem {
  bookedQuantity: number;
  bookedVnd: bigint;
  /** Value of one piece as recorded, without the fraction of a đồng. */
  pieceVnd: bigint;
  /** Null: not counted, which is not none. */
  countedQuantity: number | null;
}

/**
 * Found less booked, in pieces and đồng; null when the item was not counted. What is wholly gone is worth all that was
 * booked; every other piece its recorded value.
 */
export function differenceOf(item: CountedItem): { quantity: number; valueVnd: bigint } | null {
  const { bookedQuantity, bookedVnd, pieceVnd, countedQuantity } = item;
  if (countedQuantity === null) return null;
  const quantity = countedQuantity - bookedQuantity;
  return { quantity, valueVnd: countedQuantity === 0 ? -bookedVnd : BigInt(quantity) * pieceVnd };
}
