/**
 * A statement in the ISO 20022 form camt.053 → the same reading as any other.
 * Owns the elements read (account, balances, entries) and the limits of the file.
 * Refuses a document type (entities), other currencies than đồng, fractions of a đồng, and two accounts together.
 */
import { SaxesParser } from 'saxes';
import { isDateVn } from '@/lib/kernel/dates';
import { checkBalances } from './rules/balance';
import { summed, unreadable } from './rules/grid';
import type { Finding, StatementLine, StatementReading } from './schema';

/** True when the text is XML that names the message. */
export function isCamt053(text: string): boolean {
  return (
    /^\s*<(\?xml|Document|[\w]+:Document)/.test(text) && /camt\.053\.|BkToCstmrStmt/.test(text.slice(0, 4000))
  );
}

interface Entry {
  amountVnd: bigint | undefined;
  isIn: boolean | undefined;
  day: string;
  time: string;
  memo: string[];
  names: string[];
  reference: string;
  row: number;
}

interface Walk {
  path: string[];
  text: string;
  entry: Entry | null;
  balance: { kind: string; amountVnd: bigint | undefined; isIn: boolean };
  accounts: Set<string>;
  currencies: Set<string>;
  openingVnd: bigint | null;
  closingVnd: bigint | null;
  lines: StatementLine[];
  findings: Finding[];
}

/** "1234" or "1234.00"; anything with a fraction is undefined. */
const wholeVnd = (text: string): bigint | undefined => {
  const found = /^(\d{1,15})(?:\.(0{1,5}))?$/.exec(text.trim());
  return found ? BigInt(found[1]!) : undefined;
};

/** Reads one file. A broken or dangerous file is one error, `statements.badXml`. */
export function readCamt053(text: string): StatementReading {
  const walk: Walk = {
    ...{ path: [], text: '', entry: null, balance: { kind: '', amountVnd: undefined, isIn: true } },
    ...{
      accounts: new Set(),
      currencies: new Set(),
      openingVnd: null,
      closingVnd: null,
      lines: [],
      findings: [],
    },
  };
  const parser = new SaxesParser({ position: true });
  let isBroken = false;
  parser.on('doctype', () => {
    isBroken = true;
  });
  parser.on('error', () => {
    isBroken = true;
  });
  parser.on('opentag', (tag) => {
    const name = tag.name.replace(/^.*:/, '');
    walk.path.push(name);
    walk.text = '';
    if (name === 'Ntry')
      walk.entry = {
        ...{ amountVnd: undefined, isIn: undefined, day: '', time: '' },
        ...{ memo: [], names: [], reference: '', row: parser.line },
      };
    if (name === 'Amt' && isDirect(walk, 'Ntry', 'Bal'))
      walk.currencies.add(String(tag.attributes.Ccy ?? ''));
  });
  parser.on('text', (part) => {
    walk.text += part;
  });
  parser.on('closetag', (tag) => {
    closeElement(walk, tag.name.replace(/^.*:/, ''));
    walk.path.pop();
    walk.text = '';
  });
  parser.write(text).close();
  if (isBroken) return unreadable('statements.badXml');
  if ([...walk.currencies].some((currency) => currency !== 'VND'))
    return unreadable('statements.otherCurrency');
  if (walk.accounts.size > 1) return unreadable('statements.twoAccounts');
  const check = checkBalances(walk.lines, { openingVnd: walk.openingVnd, closingVnd: walk.closingVnd });
  return summed(check.lines, {
    ...{ layout: 'camt053', balanceStyle: check.balanceStyle, accountNo: [...walk.accounts][0] ?? '' },
    ...{ openingVnd: check.openingVnd, closingVnd: check.closingVnd },
    findings: [...walk.findings, ...check.findings],
  });
}

/** True when the element open now stands directly inside one of these. */
const isDirect = (walk: Walk, ...parents: string[]) => parents.includes(walk.path.at(-2) ?? '');

function closeElement(walk: Walk, name: string): void {
  const text = walk.text.trim();
  const { entry, balance, path } = walk;
  if (entry && path.includes('Ntry')) closeInEntry(walk, entry, name, text);
  else if (path.includes('Bal')) {
    if (name === 'Cd') balance.kind = text;
    if (name === 'Amt') balance.amountVnd = wholeVnd(text);
    if (name === 'CdtDbtInd') balance.isIn = text === 'CRDT';
    if (name === 'Bal') closeBalance(walk);
  } else if ((name === 'IBAN' || name === 'Id') && path.includes('Acct') && /^[\dA-Z]{6,}$/.test(text))
    walk.accounts.add(text);
}

function closeInEntry(walk: Walk, entry: Entry, name: string, text: string): void {
  if (name === 'Amt' && isDirect(walk, 'Ntry')) entry.amountVnd = wholeVnd(text);
  if (name === 'CdtDbtInd' && isDirect(walk, 'Ntry')) entry.isIn = text === 'CRDT';
  if ((name === 'Dt' || name === 'DtTm') && walk.path.includes('BookgDt')) {
    entry.day = text.slice(0, 10);
    entry.time = name === 'DtTm' ? text.slice(11, 19) : '';
  }
  if (name === 'Ustrd' || (name === 'AddtlNtryInf' && entry.memo.length === 0)) entry.memo.push(text);
  if (name === 'Nm' && (walk.path.includes('Dbtr') || walk.path.includes('Cdtr'))) entry.names.push(text);
  if (name === 'AcctSvcrRef' && entry.reference === '') entry.reference = text;
  if (name === 'Ntry') closeEntry(walk, entry);
}

function closeEntry(walk: Walk, entry: Entry): void {
  walk.entry = null;
  if (entry.amountVnd === undefined || entry.isIn === undefined || !isDateVn(entry.day)) {
    walk.findings.push({
      ...{ level: 'error', code: 'statements.unreadableRow', row: entry.row },
      params: { row: entry.row, text: entry.day },
    });
    return;
  }
  // CdtDbtInd of a reversal already says which way the money goes (ISO 20022, ReversalIndicator).
  walk.lines.push({
    ...{ row: entry.row, occurredOn: entry.day, time: entry.time },
    ...{ amountVnd: entry.isIn ? entry.amountVnd : -entry.amountVnd, isAmountPrinted: entry.amountVnd > 0n },
    ...{ balanceVnd: null, memo: entry.memo.join('\n'), counterparty: entry.names.join(', ') },
    reference: entry.reference,
  });
}

function closeBalance(walk: Walk): void {
  const { kind, amountVnd, isIn } = walk.balance;
  if (amountVnd === undefined)
    walk.findings.push({ level: 'error', code: 'statements.badAmount', params: { row: 0, text: kind } });
  else if (kind === 'OPBD' || kind === 'PRCD') walk.openingVnd ??= isIn ? amountVnd : -amountVnd;
  else if (kind === 'CLBD') walk.closingVnd = isIn ? amountVnd : -amountVnd;
  walk.balance = { kind: '', amountVnd: undefined, isIn: true };
}
