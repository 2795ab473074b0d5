/** Torn and twisted statements: whatever comes, a reading with its reasons, never an exception, never a false sum. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readStatementFile } from '@/lib/statements/files';
import { countOccurrences } from '@/lib/statements/occurrences';
import { obstaclesOf } from '@/lib/statements/rules/acceptance';

const mt940 =
  ':20:SK\r\n:25:120000\r\n:60F:C240901VND100,\r\n:61:240902C50,NTRFNONREF\r\n:86:ung ho\r\n:62F:C240902VND150,\r\n';
const camt =
  '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Acct><Id><Othr><Id>120000</Id></Othr></Id></Acct>' +
  '<Ntry><Amt Ccy="VND">50</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2024-09-02</Dt></BookgDt></Ntry></Stmt></BkToCstmrStmt></Document>';
const head = (file: string) => readFileSync(`tests/fixtures/statements/${file}`, 'utf8').slice(0, 4_000);
const originals = [
  ...['agribank-1500.csv', 'vcb-2000.csv', 'vietinbank-1000-multiline.csv', 'preamble-footer.csv'].map(head),
  ...[mt940, camt],
];

/** A small generator with a seed, so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const pieces = [
  '"',
  ',',
  '\n',
  '\r',
  '0',
  '-',
  '.',
  '\u0000',
  '9'.repeat(30),
  '=HYPERLINK("x")',
  '<',
  ':61:',
  'Tổng cộng',
  'đ',
];

function mutated(seed: number): Buffer {
  const next = random(seed);
  let text = originals[Math.floor(next() * originals.length)]!;
  for (let times = 1 + Math.floor(next() * 6); times > 0; times -= 1) {
    const at = Math.floor(next() * text.length);
    const cut = next() < 0.5 ? Math.floor(next() * 40) : 0;
    const piece = next() < 0.8 ? pieces[Math.floor(next() * pieces.length)]! : '';
    text = text.slice(0, at) + piece + text.slice(at + cut);
  }
  return Buffer.from(next() < 0.1 ? text.slice(0, Math.floor(next() * text.length)) : text);
}

describe('mutated statements', () => {
  it('six hundred of them: only readings come back, and what may be stored adds up', async () => {
    let storable = 0;
    for (let seed = 1; seed <= 600; seed += 1) {
      const reading = await readStatementFile(mutated(seed));
      const sum = reading.lines.reduce((total, line) => total + line.amountVnd, 0n);
      expect(sum, `seed ${seed}`).toBe(reading.creditVnd - reading.debitVnd);
      expect(
        new Set(
          countOccurrences(reading.lines, reading.balanceStyle).map(
            ({ key, occurrence }) => `${key}${occurrence}`,
          ),
        ).size,
      ).toBe(reading.lines.length);
      const accepted = reading.findings.map((finding) => `${finding.code}:${finding.row ?? 0}`);
      if (obstaclesOf(reading, accepted).length > 0) continue;
      storable += 1;
      expect(
        reading.lines.every((line) => line.amountVnd !== 0n),
        `seed ${seed}`,
      ).toBe(true);
      if (reading.openingVnd !== null && reading.closingVnd !== null)
        expect(reading.openingVnd + sum, `seed ${seed}`).toBe(reading.closingVnd);
    }
    // Some mutations change a name only: those must still be read.
    expect(storable).toBeGreaterThan(50);
  });
});
