/**
 * The text inside a VietQR square (EMVCo fields, NAPAS 247), written and read without any service.
 * Owns: the fields, their order and limits, the checksum. Pure.
 * Refuses to write what a bank's app could misread: a memo beyond 19 plain signs, a fraction, an account of odd signs.
 */
import banks from './banks.json';
import { invariant } from './invariant';

/** 38: who the money goes to; 54: how much; 62-08: what the giver's bank writes beside it. */
export interface TransferRequest {
  /** Six digits of the bank (NAPAS). */
  bin: string;
  /** 1–19 letters and digits. */
  accountNo: string;
  /** Đồng; left out for a square that lets the giver choose. */
  amountVnd?: bigint;
  /** At most 19 letters, digits and spaces without marks. */
  memo?: string;
}

export interface Bank {
  bin: string;
  shortName: string;
  name: string;
}

/** Banks that take part, by short name. Data of 2026, to be replaced when NAPAS changes it. */
export const knownBanks: readonly Bank[] = banks;

/** The bank of a BIN, or undefined. */
export function bankOf(bin: string): Bank | undefined {
  return knownBanks.find((bank) => bank.bin === bin);
}

export const MAX_MEMO = 19;
const MEMO = /^[A-Za-z0-9](?:[A-Za-z0-9 ]{0,17}[A-Za-z0-9])?$/;
const ACCOUNT = /^[A-Za-z0-9]{1,19}$/;
const NAPAS = 'A000000727';
const TO_ACCOUNT = 'QRIBFTTA';

const field = (tag: string, value: string) => `${tag}${String(value.length).padStart(2, '0')}${value}`;

/** CRC-16/CCITT-FALSE (polynomial 1021, begun with FFFF) over ASCII text, as four capital hexadecimal digits. */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (const sign of text) {
    crc ^= sign.charCodeAt(0) << 8;
    for (let bit = 0; bit < 8; bit += 1)
      crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

/** True for a memo that every bank keeps as it is. */
export function isPlainMemo(memo: string): boolean {
  return MEMO.test(memo) && memo.length <= MAX_MEMO;
}

/**
 * The text of a square: static without an amount (11), for one payment with it (12).
 * Throws on a broken invariant: callers check what people typed first.
 */
export function vietQr({ bin, accountNo, amountVnd, memo }: TransferRequest): string {
  invariant(/^\d{6}$/.test(bin), 'a bank has six digits');
  invariant(ACCOUNT.test(accountNo), 'an account has 1 to 19 letters and digits');
  invariant(memo === undefined || isPlainMemo(memo), 'a memo has at most 19 plain signs');
  invariant(
    amountVnd === undefined || (amountVnd > 0n && amountVnd <= 9_999_999_999_999n),
    'an amount is positive and has at most 13 digits',
  );
  const receiver = field('00', bin) + field('01', accountNo);
  const body = [
    field('00', '01'),
    field('01', amountVnd === undefined ? '11' : '12'),
    field('38', field('00', NAPAS) + field('01', receiver) + field('02', TO_ACCOUNT)),
    field('53', '704'),
    amountVnd === undefined ? '' : field('54', amountVnd.toString()),
    field('58', 'VN'),
    memo === undefined ? '' : field('62', field('08', memo)),
    '6304',
  ].join('');
  return body + crc16(body);
}

export type QrFault = 'crcWrong' | 'fieldsTorn' | 'notVietQr';
export type QrWarning =
  | 'crcLowerCase'
  | 'staticWithAmount'
  | 'noService'
  | 'longMemo'
  | 'emptyMemo'
  | 'unknownBank';

export type ReadQr =
  | { kind: 'bad'; fault: QrFault }
  | { kind: 'read'; request: TransferRequest; warnings: QrWarning[] };

/** Tag → value of one level of fields; undefined when the lengths do not fit the text. */
function fieldsOf(text: string): Map<string, string> | undefined {
  const found = new Map<string, string>();
  for (let at = 0; at < text.length; ) {
    const head = /^(\d{2})(\d{2})/.exec(text.slice(at, at + 4));
    if (!head) return undefined;
    const value = text.slice(at + 4, at + 4 + Number(head[2]));
    if (value.length !== Number(head[2])) return undefined;
    found.set(head[1]!, value);
    at += 4 + value.length;
  }
  return found;
}

/** Reads the text of a square that somebody else made, with what is odd about it. */
export function readVietQr(payload: string): ReadQr {
  const sum = payload.slice(-4);
  const fields = fieldsOf(payload);
  if (!fields || !payload.slice(0, -4).endsWith('6304')) return { kind: 'bad', fault: 'fieldsTorn' };
  if (crc16(payload.slice(0, -4)) !== sum.toUpperCase()) return { kind: 'bad', fault: 'crcWrong' };
  const account = fieldsOf(fields.get('38') ?? '');
  const receiver = fieldsOf(account?.get('01') ?? '');
  const [bin, accountNo] = [receiver?.get('00'), receiver?.get('01')];
  if (account?.get('00') !== NAPAS || !bin || !accountNo || fields.get('53') !== '704')
    return { kind: 'bad', fault: 'notVietQr' };
  const [amount, extra] = [fields.get('54'), fieldsOf(fields.get('62') ?? '')];
  if ((amount !== undefined && !/^[1-9]\d{0,12}$/.test(amount)) || !extra)
    return { kind: 'bad', fault: 'fieldsTorn' };
  const memo = extra.get('08');
  const odd: readonly (readonly [QrWarning, boolean])[] = [
    ['crcLowerCase', sum !== sum.toUpperCase()],
    ['staticWithAmount', fields.get('01') === '11' && amount !== undefined],
    ['noService', account.get('02') === undefined],
    ['longMemo', (memo?.length ?? 0) > MAX_MEMO],
    ['emptyMemo', fields.get('62') === ''],
    ['unknownBank', bankOf(bin) === undefined],
  ];
  return {
    kind: 'read',
    request: { bin, accountNo, amountVnd: amount === undefined ? undefined : BigInt(amount), memo },
    warnings: odd.flatMap(([warning, isSo]) => (isSo ? [warning] : [])),
  };
}
