/**
 * Bad input through the forms of the settings and of the desk, sent as a browser without scripts sends it.
 * Guarantees: no answer is a fault, nothing that was typed becomes markup or a formula, and a refused form leaves no
 * row anywhere. It happens in an association of its own, so that the sample data stay as they are.
 */
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '@/lib/access/policy';
import { routes } from '@/lib/web/routes';
import type { VoucherBook } from '@/lib/web/voucher-slug';
import { launchBrowser } from '../setup/browser';
import { executable, foundOwnAssociation, type OwnAssociation, openBooks, survives } from './hostile-forms';
import { cellsOf, isFormula, watch } from './hostile-shown';
import { allTexts, formulas, groups } from './hostile-texts';

const { office } = routes;
const slug = 'hoi-thu-ban-ghi';
const year = new Date().getFullYear();
let own: OwnAssociation;
let chromium: Browser;

beforeAll(async () => {
  own = await foundOwnAssociation(slug);
  chromium = await launchBrowser();
});
afterAll(async () => {
  await chromium?.close();
  await own?.end();
});

describe('The texts', () => {
  it('are many, and each of them is in a group', () => {
    expect(allTexts.length).toBeGreaterThan(600);
    expect(allTexts.filter((text) => !groups.some((group) => group.includes(text)))).toEqual([]);
  });

  it('would be noticed if one became markup', () => {
    const markup = [
      '<script>alert(1)</script>',
      '<img src="x" onerror=alert(1)>',
      '<a href="javascript:alert(1)">x</a>',
      '<iframe>',
    ];
    for (const planted of markup)
      expect(executable(`<main><p>a="b"</p>${planted}</main>`), planted).toHaveLength(1);
    const calm =
      '<p title="x onclick=1">&lt;img src=x onerror=alert(1)&gt;</p><script>self.__next_f=[]</script>';
    expect(executable(calm)).toEqual([]);
  });

  it('would be noticed in a spreadsheet', () => {
    expect(cellsOf('\uFEFF"a","=1+1"\r\n"x ""y""",@b').filter(isFormula)).toEqual(['=1+1', '@b']);
    expect(cellsOf(`"'=1+1","1000","đồng = tiền"`).filter(isFormula)).toEqual([]);
  });
});

describe('Set-up and settings', () => {
  it('first fund and accounts', async () => {
    const path = routes.setup({ buoc: 4, hoi: slug });
    const target = { path, field: 'bankName', valid: {}, strict: [], acceptEvery: 0, step: 8 };
    await survives(own, 'administrator', target, { accepted: 0, refused: 10 });
    expect((await openBooks(own)).path).toContain('buoc=5');
  });

  it.each([
    ['a fund', office.fundSettings(slug), 'purpose', ['openedOn']],
    ['a bank account', office.fundSettings(slug), 'accountNo', ['accountNo']],
    [
      'the association',
      office.associationSettings(slug),
      'symbol',
      ['symbol', 'phone', 'shortName', 'minApprovals'],
    ],
  ])('%s', async (_name, path, field, strict) => {
    const target = { path, field, strict, valid: {}, acceptEvery: 12, step: 2, room: 70 };
    await survives(own, 'administrator', target, { accepted: 3, refused: 1 });
  });
});

describe('The desk', () => {
  it('a gift: every one let in has its voucher', async () => {
    const valid = {
      ...{ amount: '1.000.000', method: 'transfer', kind: 'gift', donorKind: 'agency' },
      ...{ publicNameChoice: 'real', acceptHints: 'on' },
    };
    const basis = ['basisNumber', 'basisOn', 'basisValue'];
    const strict = ['amount', 'occurredOn', 'shares', 'attachmentCount', 'donorPhone', 'quantity', ...basis];
    const target = { path: office.newContribution(slug), field: 'donor', valid, strict, acceptEvery: 2 };
    await survives(own, 'accountant', target, { accepted: 50, refused: 50 });
    const gifts = await own.one('SELECT count(*)::text AS v FROM app.contribution WHERE association_id = $A');
    const vouchers = 'SELECT count(*)::text AS v FROM ledger.voucher WHERE association_id = $A AND book';
    expect(await own.one(`${vouchers} = 'BC'`)).toBe(gifts);
    expect(await own.one(`${vouchers} <> 'BC'`)).toBe('0');
  });

  it('the facts of a donor', async () => {
    const donor = await own.one(
      'SELECT min(donor_id)::text AS v FROM app.contribution WHERE association_id = $A',
    );
    const path = office.editDonor(slug, Number(donor));
    const target = { path, field: 'phone', valid: {}, strict: ['phone'], acceptEvery: 4, step: 2 };
    await survives(own, 'accountant', target, { accepted: 10, refused: 1 });
  });

  it('the reason of a voiding', async () => {
    const last = 'SELECT max(number)::text AS v FROM ledger.voucher WHERE association_id = $A';
    const ref = { book: 'BC' as VoucherBook, year, number: Number(await own.one(last)) };
    const target = { path: office.voidContribution(slug, ref), field: 'reason', valid: {}, strict: [] };
    await survives(own, 'accountant', { ...target, acceptEvery: 0, step: 8 }, { accepted: 0, refused: 5 });
  });

  it('an order to pay', async () => {
    const path = office.newPayment(slug, { loai: 'khac' });
    const target = { path, field: 'payeeName', valid: { amount: '1.000' }, strict: ['amount', 'dueOn'] };
    await survives(own, 'accountant', { ...target, acceptEvery: 8, step: 2 }, { accepted: 3, refused: 20 });
  });

  it('the reason of a publication', async () => {
    const target = { path: office.publication(slug, 'so-vang', year), field: 'asOf', valid: {}, strict: [] };
    await survives(own, 'secretary', { ...target, acceptEvery: 1, step: 20 }, { accepted: 2, refused: 0 });
  });
});

describe('What was let in', () => {
  it('runs nowhere when it is shown', async () => {
    const donor = await own.one(
      'SELECT max(donor_id)::text AS v FROM app.contribution WHERE association_id = $A',
    );
    const shown: [Role | undefined, string][] = [
      ['accountant', office.home(slug)],
      ['accountant', office.contributions(slug)],
      ['accountant', office.newContribution(slug)],
      ['accountant', office.donors(slug)],
      ['accountant', office.donor(slug, Number(donor))],
      ['accountant', office.payments(slug)],
      ['accountant', office.cashBook(slug, { so: 'tien-gui' })],
      ['secretary', office.publications(slug)],
      ['inspector', office.audit(slug)],
      ['inspector', office.peopleSettings(slug)],
      [undefined, routes.public.donorRoll({ hoi: slug, year })],
      [undefined, routes.public.home({ hoi: slug })],
    ];
    const ran: string[] = [];
    for (const [role, path] of shown) ran.push(...(await watch(chromium, role && own.as(role), path)));
    expect(ran).toEqual([]);
  });

  it('is printed on papers as plain text', async () => {
    const count = Number(
      await own.one(
        "SELECT count(*)::text AS v FROM ledger.voucher WHERE association_id = $A AND book = 'BC'",
      ),
    );
    for (let number = 1; number <= count; number += 9) {
      const path = office.contributionReceiptPdf(slug, { book: 'BC', year, number });
      const response = await own.as('accountant').request(path);
      expect(response.status, path).toBe(200);
      expect((await response.text()).startsWith('%PDF-'), path).toBe(true);
    }
    expect(count).toBeGreaterThan(50);
  });

  it('is text in a spreadsheet: no cell begins like a formula', async () => {
    const response = await own.as('accountant').request(office.contributionsCsv(slug));
    const cells = cellsOf(await response.text());
    const tamed = formulas.filter((text) => isFormula(text) && cells.includes(`'${text.trim()}`));
    expect(tamed.length, 'formulas that reached the file as text').toBeGreaterThan(3);
    expect(cells.filter(isFormula)).toEqual([]);
  });
});
