/**
 * A certificate from its template to the page that checks it, without script: entered and printed by the secretary,
 * written anew, taken back by the chair; the code on the paper always tells what holds, and never why.
 */
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '../setup/browser';
import * as paper from './certificate-paper';
import { as, district, open, overflow, t } from './people';
import { phone, visit } from './visitor';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const plain = { javaScriptEnabled: false };
const at = <T>(login: string, work: (page: Page) => Promise<T>) => as(browser, login, plain, work);
const templateName = 'Giấy khen Tết khuyến học';
const words = (more: string) => ({ name: templateName, wording: `{thanh-tich}, ${more}` });
const notes = { reissue: 'thử: ghi sai tên đệm', revoke: 'thử: trao nhầm người' };

/** What a stranger reads behind the code of a sheet, on a phone. */
async function checked(code: string): Promise<string> {
  const { page, context } = await visit(browser, { ...plain, viewport: phone });
  try {
    expect(await open(page, routes.public.checkPaper({ code }))).toBe(200);
    expect(await overflow(page)).toBe(0);
    return (await page.locator('main').innerText()).replace(/\s+/g, ' ');
  } finally {
    await context.close();
  }
}

const title = (state: 'valid' | 'reissued' | 'revoked') => t(`honours.check.certificateTitles.${state}`);
/** No reason, no note, no word of hardship stands on an open page. */
const unsaid = new RegExp(
  [
    ...Object.values(notes),
    ...['lost', 'damaged', 'misspelt', 'issuedInError', 'otherReason'].map((one) =>
      t(`certificates.reasons.${one}`),
    ),
    'nghèo',
    'khó khăn',
  ].join('|'),
  'i',
);

it('a certificate tells its state from entry to recall, on the paper, in the register and behind its code', async () => {
  const first = await at('thuky', async (page) => {
    await paper.writeTemplate(page, words('lời thử'), true);
    await paper.writeTemplate(page, words('lời đã sửa'), false);
    const preview = page
      .locator('li')
      .filter({ hasText: templateName })
      .getByRole('link', { name: t('certificates.templates.preview'), exact: true });
    const [sample] = await paper.readBehind(page, preview);
    expect(sample).toContain('lời đã sửa');
    expect(sample).toContain('XEM TRƯỚC');
    expect(sample).toContain('Nguyễn Văn Mẫu');
    await paper.enterAll(page, templateName);
    return paper.printAll(page);
  });
  expect(first.length).toBeGreaterThanOrEqual(3);
  expect(first[0]).toContain('lời đã sửa');
  const [old, taken] = first.map(paper.codeOn) as [string, string];
  for (const code of [old, taken]) {
    const text = await checked(code);
    expect(text).toContain(title('valid'));
    expect(text).not.toMatch(unsaid);
  }
  // A code of no paper gets the one answer, so the titles above were found and not always there.
  expect(await checked('22222-22222')).not.toContain(title('valid'));

  const printed = await at('thuky', async (page) => {
    await paper.changeFirst(page, 'reissue', 'misspelt', notes.reissue);
    return paper.printAll(page);
  });
  const anew = printed.find((sheet) => sheet.includes('Cấp lại, thay giấy khen số'))!;
  await expect.poll(() => checked(old), { timeout: 5_000 }).toContain(title('reissued'));
  expect(await checked(old)).not.toMatch(unsaid);
  expect(paper.codeOn(anew)).not.toBe(old);
  expect(await checked(paper.codeOn(anew))).toContain(title('valid'));

  await at('thuky', async (page) => {
    await paper.openCertificates(page);
    expect(await page.getByText(t('certificates.desk.revokeTitle')).count()).toBe(0);
  });
  const register = await at('chutich', async (page) => {
    await paper.changeFirst(page, 'revoke', 'issuedInError', notes.revoke);
    const link = page.getByRole('link', { name: t('certificates.register.paperOfDecision') });
    return (await paper.readBehind(page, link)).join(' ');
  });
  await expect.poll(() => checked(taken), { timeout: 5_000 }).toContain(title('revoked'));
  expect(await checked(taken)).not.toMatch(unsaid);
  expect(register).toContain('Đã cấp lại bằng giấy số');
  expect(register).toContain('Đã thu hồi ngày');
  expect(register).not.toMatch(unsaid);
});

it('the register of the year is a paper for whoever may see it', async () => {
  await at('kiemtra', async (page) => {
    await open(page, routes.office.certificateRegister(district, { nam: 2019 }));
    const link = page.getByRole('link', { name: t('certificates.register.paperOfYear', { year: '2019' }) });
    const sheets = await paper.readBehind(page, link);
    expect(sheets[0]).toContain('SỔ ĐĂNG KÝ GIẤY KHEN');
    expect(sheets.at(-1)).toContain('Người giữ sổ');
  });
});
