/**
 * Amounts of đồng as read on paper: figures, and words where they are asked for.
 * Owns tabular figures, the sign, the struck-through look of a voided amount, and the link behind a number.
 * Refuses to round or shorten: every đồng is shown.
 */
import { formatVnd, formatVndUnit, vndInWords } from '@/lib/kernel/money';
import { classNames } from './class-names';

export interface AmountProps {
  /** In đồng. */
  value: bigint;
  /** "đồng" after the figures; leave out in table columns whose heading says it. Default true. */
  unit?: boolean;
  /** The amount in Vietnamese words under the figures. */
  words?: boolean;
  /** Writes "+" before money in and "−" before money out. */
  signed?: boolean;
  voided?: boolean;
  /** Any number leads to what it is made of. */
  href?: string;
  large?: boolean;
}

/** Figures of an amount with the sign people write: "−2.000.000 đồng". */
export function amountText(
  value: bigint,
  { unit = true, signed = false }: { unit?: boolean; signed?: boolean } = {},
): string {
  const size = value < 0n ? -value : value;
  const figures = unit ? formatVndUnit(size) : formatVnd(size);
  if (value < 0n) return `−${figures}`;
  return signed && value > 0n ? `+${figures}` : figures;
}

/** One amount; words are marked as Vietnamese on English pages too. */
export function Amount({ value, unit = true, words, signed, voided, href, large }: AmountProps) {
  const text = amountText(value, { unit, signed });
  const figures = <data value={value.toString()}>{voided ? <s>{text}</s> : text}</data>;
  return (
    <span className={classNames('amount', large && 'amount-large')}>
      {href ? <a href={href}>{figures}</a> : figures}
      {words ? (
        <span className="amount-words" lang="vi">
          {vndInWords(value < 0n ? -value : value)}
        </span>
      ) : null}
    </span>
  );
}
