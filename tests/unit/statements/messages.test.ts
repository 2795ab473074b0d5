import { describe, expect, test } from 'vitest';
import { isCamt053, readCamt053 } from '@/lib/statements/camt053';
import { isMt940, readMt940 } from '@/lib/statements/rules/mt940';

const mt940 = [
  '{1:F01BANKVNVXAXXX0000000000}{2:I940BANKVNVXXXXXN}{4:',
  ...[':20:SK2409', ':25:1200000000', ':28C:9/1', ':60F:C240901VND48600000,'],
  ...[
    ':61:2409020902C20000000,00NTRFNONREF//FT24246001',
    ':86:KH26 000123 7 Cong ty B ung ho',
    'hoc sinh xa Lam Son',
  ],
  ...[':61:2409030903D11000,NCHGNONREF', ':86:?00PHI?20Phi quan ly?21 tai khoan?32NGAN HANG MAU'],
  ...[':61:2409040904RD1000,NCHGNONREF//FT2', ':62F:C240930VND68590000,00', '-}'],
].join('\r\n');

describe('MT940', () => {
  test('lines, texts, references and both balances', () => {
    expect(isMt940(mt940)).toBe(true);
    const reading = readMt940(mt940);
    expect(reading).toMatchObject({
      ...{ layout: 'mt940', accountNo: '1200000000', openingVnd: 48_600_000n, closingVnd: 68_590_000n },
      ...{
        creditVnd: 20_001_000n,
        debitVnd: 11_000n,
        findings: [],
        firstOn: '2024-09-02',
        lastOn: '2024-09-04',
      },
    });
    expect(reading.lines[0]).toMatchObject({
      reference: 'FT24246001',
      memo: 'KH26 000123 7 Cong ty B ung ho\nhoc sinh xa Lam Son',
    });
    expect(reading.lines[1]).toMatchObject({
      ...{ amountVnd: -11_000n, memo: 'Phi quan ly tai khoan', counterparty: 'NGAN HANG MAU' },
    });
  });

  test('a closing balance that does not follow, another currency, two accounts, a torn line', () => {
    const codes = (text: string) => readMt940(text).findings.map((finding) => finding.code);
    expect(codes(mt940.replace('68590000', '68590001'))).toEqual(['statements.stretchDiffers']);
    expect(codes(mt940.replace('VND48600000', 'USD48600000'))).toEqual(['statements.otherCurrency']);
    expect(codes(`${mt940}\n:25:99999999`)).toEqual(['statements.twoAccounts']);
    expect(codes(mt940.replace('C20000000,00', 'C20000000,50'))).toContain('statements.unreadableRow');
  });
});

const entry = (amount: string, side: string, memo: string, name: string) =>
  `<Ntry><Amt Ccy="VND">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd><BookgDt><Dt>2024-09-02</Dt></BookgDt>
   <AcctSvcrRef>FT1</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>${name}</Nm></Dbtr></RltdPties>
   <RmtInf><Ustrd>${memo}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
const balance = (kind: string, amount: string) =>
  `<Bal><Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp><Amt Ccy="VND">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>`;
const camt = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>
<Acct><Id><Othr><Id>1200000000</Id></Othr></Id></Acct>${balance('OPBD', '1000000')}${balance('CLBD', '1490000.00')}
${entry('500000', 'CRDT', 'ung ho &amp; khuyen hoc', 'CONG TY MAU')}${entry('10000', 'DBIT', 'phi', '')}
</Stmt></BkToCstmrStmt></Document>`;

describe('camt.053', () => {
  test('entries, names, texts and both balances', () => {
    expect(isCamt053(camt)).toBe(true);
    const reading = readCamt053(camt);
    expect(reading).toMatchObject({
      ...{ layout: 'camt053', accountNo: '1200000000', openingVnd: 1_000_000n, closingVnd: 1_490_000n },
      ...{ creditVnd: 500_000n, debitVnd: 10_000n, findings: [] },
    });
    expect(reading.lines[0]).toMatchObject({
      ...{ memo: 'ung ho & khuyen hoc', counterparty: 'CONG TY MAU', reference: 'FT1' },
    });
  });

  test('a document type, a torn file, another currency, sums that differ', () => {
    const codes = (text: string) => readCamt053(text).findings.map((finding) => finding.code);
    const bomb = camt.replace('<Document', '<!DOCTYPE d [<!ENTITY a "aaaa">]><Document');
    expect(codes(bomb)).toEqual(['statements.badXml']);
    expect(codes(camt.slice(0, 600))).toEqual(['statements.badXml']);
    expect(codes(camt.replaceAll('Ccy="VND"', 'Ccy="USD"'))).toEqual(['statements.otherCurrency']);
    expect(codes(camt.replace('1490000.00', '1490001.00'))).toEqual(['statements.stretchDiffers']);
    expect(codes(camt.replace('>500000<', '>500000.5<'))).toContain('statements.unreadableRow');
  });
});
