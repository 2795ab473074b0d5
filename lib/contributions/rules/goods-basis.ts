/**
 * Reading of the paper on which a value rests. Pure.
 * Owns what each paper must say. Source: Thông tư 41/2022/TT-BTC, goods are booked at a value that a paper carries; without
 * one, a team values them and its record is kept. Refuses to touch the booked value.
 */
import { type DateVn, parseDateVn } from '@/lib/kernel/dates';
import { parseVnd } from '@/lib/kernel/money';
import { normaliseText } from '@/lib/kernel/names';
import {
  type BasisBoxes,
  type BasisInput,
  type BasisKind,
  teamField,
  teamRoles,
} from '../schema/goods-basis';

/** Papers without a number of their own. */
const withoutNumber: readonly BasisKind[] = ['quotation', 'stated'];

/**
 * What the boxes say: a paper, nothing (`basis` null, no fields), or one code for each box that is wrong. `today`: the day
 * in Việt Nam against which "hôm nay" and days to come are read.
 */
export function readBasis(
  boxes: BasisBoxes,
  today: DateVn,
): { basis: BasisInput | null; fields: Record<string, string> } {
  const kind = boxes.basisKind;
  const fields: Record<string, string> = {};
  if (!kind) {
    const { basisNumber, basisOn, basisSource } = boxes;
    if (`${basisNumber}${basisOn}${basisSource}`.trim() !== '') fields.basisKind = 'fields.required';
    return { basis: null, fields };
  }
  const paperNumber = normaliseText(boxes.basisNumber) || null;
  const source = normaliseText(boxes.basisSource) || null;
  if (paperNumber === null && !withoutNumber.includes(kind)) fields.basisNumber = 'fields.required';
  if (source === null && kind === 'quotation') fields.basisSource = 'fields.required';
  const team =
    kind === 'assessment'
      ? teamRoles
          .map((role) => ({ role, name: normaliseText(boxes[teamField(role)]) }))
          .filter(({ name }) => name !== '')
      : [];
  if (kind === 'assessment' && (team.length < 2 || team[0]!.role !== 'head'))
    fields[teamField('head')] = 'store.teamNeeded';
  const basis = {
    ...{ kind, paperNumber, source, team },
    ...{ paperOn: dayOf(fields, boxes.basisOn, today), valueVnd: paperValue(fields, boxes.basisValue) },
  };
  return { basis: Object.keys(fields).length > 0 ? null : basis, fields };
}

function dayOf(fields: Record<string, string>, typed: string, today: DateVn): DateVn {
  const day = parseDateVn(typed, today);
  if (day === undefined) fields.basisOn = typed.trim() === '' ? 'fields.required' : 'fields.badDate';
  else if (day > today) fields.basisOn = 'fields.futureDate';
  return day ?? today;
}

function paperValue(fields: Record<string, string>, typed: string): bigint | null {
  if (typed.trim() === '') return null;
  const read = parseVnd(typed);
  if (read.kind === 'amount' && read.amountVnd > 0n) return read.amountVnd;
  fields.basisValue = read.kind === 'question' ? 'fields.ambiguousAmount' : 'fields.badAmount';
  return null;
}

/** True when the paper says another value than the books; then the gift is reversed and recorded again. */
export function differsFromBooks(basis: Pick<BasisInput, 'valueVnd'>, bookedVnd: bigint): boolean {
  return basis.valueVnd !== null && basis.valueVnd !== bookedVnd;
}
