/**
 * A statement in the SWIFT form MT940 → the same reading as any other. Pure.
 * Owns the fields :25:, :60F:, :61:, :86:, :62F:, several messages of one account in one file.
 * Refuses other currencies than đồng, fractions of a đồng, and messages of two accounts together.
 */
import { makeDate } from '@/lib/kernel/dates';
import type { Finding, StatementLine, StatementReading } from '../schema';
import { checkBalances } from './balance';
import { summed, unreadable } from './grid';

/** True when the text looks like MT940: a statement line field or an opening balance at the start of a line. */
export function isMt940(text: string): boolean {
  return /^:20:/m.test(text) && /^:6[01][FM]?:/m.test(text);
}

interface Field {
  tag: string;
  value: string;
  /** Line of the file, from 1. */
  row: number;
}

function fieldsOf(text: string): Field[] {
  const fields: Field[] = [];
  text.split(/\r\n?|\n/).forEach((line, at) => {
    const found = /^:(\d{2}[A-Z]?):(.*)$/.exec(line.replace(/^\{4:/, ''));
    if (found) fields.push({ tag: found[1]!, value: found[2]!, row: at + 1 });
    else if (fields.length > 0 && !/^(-\}?|\{.*)?$/.test(line.trim())) fields.at(-1)!.value += `\n${line}`;
  });
  return fields;
}

/** C240905VND123456, → signed amount; undefined when it is none, or has a fraction. */
function balanceOf(value: string): { amountVnd: bigint; currency: string } | undefined {
  const found = /^([CD])(\d{6})([A-Z]{3})(\d{1,15}),(\d{0,2})$/.exec(value.trim());
  if (!found || !/^0*$/.test(found[5]!)) return undefined;
  const amount = BigInt(found[4]!);
  return { amountVnd: found[1] === 'D' ? -amount : amount, currency: found[3]! };
}

const day = (text: string) =>
  makeDate(2000 + Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4, 6)));

/** :61: value date, optional entry date, mark (C, D, RC, RD), amount, kind, reference // bank's reference. */
function lineOf(field: Field): StatementLine | undefined {
  const form =
    /^(\d{6})(\d{4})?(R?[CD])[A-Z]?(\d{1,15}),(\d{0,2})([A-Z][A-Z0-9]{3})([^\n]*?)(?:\/\/([^\n]*))?(?:\n([^\n]*))?$/s;
  const found = form.exec(field.value);
  if (!found || !/^0*$/.test(found[5]!)) return undefined;
  const occurredOn = day(found[1]!);
  if (!occurredOn) return undefined;
  const isIn = found[3] === 'C' || found[3] === 'RD';
  const amount = BigInt(found[4]!);
  const own = found[7] === 'NONREF' ? '' : (found[7] ?? '').trim();
  return {
    ...{ row: field.row, occurredOn, time: '', amountVnd: isIn ? amount : -amount },
    ...{ isAmountPrinted: amount > 0n, balanceVnd: null, memo: (found[9] ?? '').trim(), counterparty: '' },
    reference: [own, (found[8] ?? '').trim()].filter((part) => part !== '').join(' · '),
  };
}

/** :86: free text; banks that structure it put subfields ?20–?29 (text) and ?32–?33 (who). */
function describe(line: StatementLine, value: string): void {
  if (!/\?\d{2}/.test(value)) {
    line.memo = [line.memo, value.trim()].filter((part) => part !== '').join('\n');
    return;
  }
  const parts = value
    .replace(/\n/g, '')
    .split('?')
    .slice(1)
    .map((part) => [part.slice(0, 2), part.slice(2)] as const);
  const join = (from: number, to: number) =>
    parts
      .filter(([number]) => Number(number) >= from && Number(number) <= to)
      .map(([, text]) => text)
      .join('');
  line.memo = join(20, 29).trim();
  line.counterparty = join(32, 33).trim();
}

/** Reads one file of MT940 messages. */
export function readMt940(text: string): StatementReading {
  const fields = fieldsOf(text);
  const lines: StatementLine[] = [];
  const findings: Finding[] = [];
  const accounts = new Set<string>();
  let openingVnd: bigint | null = null;
  let closingVnd: bigint | null = null;
  for (const field of fields) {
    if (field.tag === '25') accounts.add(/\d{6,}/.exec(field.value)?.[0] ?? field.value.trim());
    if (field.tag === '61') {
      const line = lineOf(field);
      if (line) lines.push(line);
      else findings.push(fault('statements.unreadableRow', field));
    }
    if (field.tag === '86' && lines.length > 0) describe(lines.at(-1)!, field.value);
    if (/^6[02]/.test(field.tag)) {
      const balance = balanceOf(field.value);
      if (!balance) findings.push(fault('statements.badAmount', field));
      else if (balance.currency !== 'VND') return unreadable('statements.otherCurrency');
      else if (field.tag.startsWith('60')) {
        // The opening of a following page must be the closing of the page before.
        if (closingVnd !== null && closingVnd !== balance.amountVnd)
          findings.push(fault('statements.pagesDiffer', field));
        openingVnd ??= balance.amountVnd;
      } else {
        closingVnd = balance.amountVnd;
        const last = lines.at(-1);
        if (last) last.balanceVnd = closingVnd;
      }
    }
  }
  if (accounts.size > 1) return unreadable('statements.twoAccounts');
  const check = checkBalances(lines, { openingVnd, closingVnd });
  return summed(check.lines, {
    ...{ layout: 'mt940', balanceStyle: check.balanceStyle, accountNo: [...accounts][0] ?? '' },
    ...{ openingVnd: check.openingVnd, closingVnd: check.closingVnd },
    findings: [...findings, ...check.findings],
  });
}

const fault = (code: string, { row, value }: Field): Finding => ({
  ...{ level: 'error', code, row },
  params: { row, text: value.slice(0, 80) },
});
