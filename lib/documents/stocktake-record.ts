/**
 * Biên bản kiểm kê hiện vật: what the books say lay in the store, what was found, the differences with their reasons.
 * Follows the columns of form 05-VT (TT 133/2016/TT-BTC). Before the count it is a list to write on by hand.
 * Refuses to settle a difference: it names the paper that does.
 */
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import { formatVnd, formatVndUnit } from '@/lib/kernel/money';
import { type IssuingAssociation, type SignatureBox, signatureBox } from './issuer';
import { dayLine } from './wording';

export interface StocktakeRow {
  goods: string;
  /** "PN 01/2019". */
  paper: string;
  fund: string;
  bookedQuantity: number;
  bookedVnd: bigint;
  /** Null: not counted. */
  countedQuantity: number | null;
  /** Found less booked; null when not counted. */
  difference: { quantity: number; valueVnd: bigint } | null;
  reason: string;
}

export interface StocktakeRecordInput {
  issuer: IssuingAssociation;
  takenOn: DateVn;
  isCounted: boolean;
  rows: StocktakeRow[];
  /** What the goods accounts held at the end of the day, đồng. */
  bookedVnd: bigint;
  signers: { cashier?: string; accountant?: string };
  sampleNotice?: string;
}

export interface StocktakeRecordData {
  issuer: { name: string; address: string };
  title: string;
  day: string;
  rows: string[][];
  total: { bookedVnd: string; differenceVnd: string };
  facts: { label: string; value: string; isStrong: boolean }[];
  settling: string[];
  signDate: string;
  signatures: SignatureBox[];
  sampleNotice?: string;
}

/** Text of the record, or of the list to count by. */
export function stocktakeRecord(input: StocktakeRecordInput): StocktakeRecordData {
  const { issuer, takenOn, rows, isCounted, signers } = input;
  return {
    issuer: { name: issuer.name, address: issuer.address },
    title: isCounted ? 'BIÊN BẢN KIỂM KÊ HIỆN VẬT' : 'PHIẾU ĐẾM HIỆN VẬT (CHƯA CHỐT)',
    day: `Ngày kiểm kê: ${formatDateVn(takenOn)}`,
    rows: rows.map((row, at) => [String(at + 1), ...cellsOf(row, isCounted)]),
    total: {
      bookedVnd: formatVnd(rows.reduce((sum, row) => sum + row.bookedVnd, 0n)),
      differenceVnd: isCounted ? signed(netOf(rows)) : '',
    },
    facts: factsOf(input),
    settling: isCounted ? settlingOf(rows) : [],
    signDate: dayLine(takenOn),
    signatures: [
      signatureBox('Thủ kho', signers.cashier),
      signatureBox('Kế toán', signers.accountant),
      signatureBox('Trưởng ban kiểm kê'),
    ],
    sampleNotice: input.sampleNotice,
  };
}

function cellsOf(row: StocktakeRow, isCounted: boolean): string[] {
  const { difference } = row;
  const named = [
    `${row.goods} (${row.paper})`,
    row.fund,
    String(row.bookedQuantity),
    formatVnd(row.bookedVnd),
  ];
  if (!isCounted) return [...named, '', '', '', ''];
  if (difference === null) return [...named, 'chưa đếm', '', '', row.reason];
  const [pieces, value] = [difference.quantity, difference.valueVnd];
  const differs = pieces === 0 ? ['0', '0'] : [pieces > 0 ? `+${pieces}` : `−${-pieces}`, signed(value)];
  return [...named, String(row.countedQuantity), ...differs, row.reason];
}

const netOf = (rows: readonly StocktakeRow[]) =>
  rows.reduce((sum, { difference }) => sum + (difference?.valueVnd ?? 0n), 0n);

/** "+1.000", "−1.000", "0". */
function signed(amountVnd: bigint): string {
  if (amountVnd === 0n) return '0';
  return amountVnd > 0n ? `+${formatVnd(amountVnd)}` : `−${formatVnd(-amountVnd)}`;
}

function factsOf({ rows, bookedVnd, isCounted }: StocktakeRecordInput): StocktakeRecordData['facts'] {
  const fact = (label: string, value: string, isStrong = false) => ({ label, value, isStrong });
  const itemsVnd = rows.reduce((sum, row) => sum + row.bookedVnd, 0n);
  const facts = [fact('Trị giá các món trong biên bản, theo sổ', formatVndUnit(itemsVnd))];
  if (itemsVnd !== bookedVnd)
    facts.push(
      fact(
        'Phần của sổ chưa chia theo món (tồn đầu kỳ, phiếu xuất chưa chọn món)',
        `${signed(bookedVnd - itemsVnd)} đồng`,
      ),
    );
  facts.push(fact('Số dư kho hiện vật trong sổ cuối ngày', formatVndUnit(bookedVnd), true));
  if (!isCounted) return facts;
  const sum = (wanted: (quantity: number) => boolean) =>
    rows
      .filter(({ difference }) => difference !== null && wanted(difference.quantity))
      .reduce((total, { difference }) => total + difference!.valueVnd, 0n);
  const [short, over] = [sum((quantity) => quantity < 0), sum((quantity) => quantity > 0)];
  const uncounted = rows.filter(({ difference }) => difference === null).length;
  facts.push(fact('Thiếu', formatVndUnit(-short), true), fact('Thừa', formatVndUnit(over), true));
  if (uncounted > 0) facts.push(fact('Số món chưa đếm', String(uncounted)));
  return facts;
}

function settlingOf(rows: readonly StocktakeRow[]): string[] {
  const has = (wanted: (quantity: number) => boolean) =>
    rows.some(({ difference }) => difference !== null && wanted(difference.quantity));
  const sentences = [];
  if (has((quantity) => quantity < 0))
    sentences.push(
      'Phần thiếu chỉ ghi giảm sổ bằng phiếu xuất (PX): kế toán lập lệnh xuất hiện vật đúng số thiếu, người có thẩm quyền duyệt, lý do dẫn biên bản này.',
    );
  if (has((quantity) => quantity > 0))
    sentences.push(
      'Phần thừa chỉ ghi tăng sổ bằng phiếu nhập (PN) có giấy tờ định giá, lý do dẫn biên bản này.',
    );
  if (sentences.length === 0) sentences.push('Các món đã đếm khớp với sổ.');
  return sentences;
}
