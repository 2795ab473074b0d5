/**
 * The acts around a certificate on the pages of one decision, without script: enter, print, write anew, take back.
 * Owns the way through the forms by their buttons, and what a scanner reads from the printed sheets.
 * Refuses to judge: it returns what stands on the paper, and the test decides what that must be.
 */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { Locator, Page } from '@playwright/test';
import { routes } from '@/lib/web/routes';
import { district, fileBehind, formWith, open, t } from './people';

/** The text of every sheet of a PDF. */
export async function sheetsOf(bytes: Uint8Array): Promise<string[]> {
  const pdfium = await PDFiumLibrary.init();
  const document = await pdfium.loadDocument(bytes);
  try {
    return [...document.pages()].map((page) => page.getText().replace(/\s+/g, ' '));
  } finally {
    document.destroy();
    pdfium.destroy();
  }
}

/** The text behind a link to a PDF, sheet by sheet. */
export async function readBehind(page: Page, link: Locator): Promise<string[]> {
  return sheetsOf((await fileBehind(page, link)).bytes);
}

/** Opens the certificates of the first decision of the district's round, from the page of that round. */
export async function openCertificates(page: Page): Promise<void> {
  await open(page, routes.office.awardDecision(district, 'tet-khuyen-hoc-2019'));
  await page
    .getByRole('link', { name: t('certificates.desk.open') })
    .first()
    .click();
  await page.waitForURL(/\/giay-khen\/\d+$/);
}

export interface TemplateWords {
  name: string;
  wording: string;
}

/** Writes a template, or a new version of the one with this name; the page then says that it is kept. */
export async function writeTemplate(page: Page, words: TemplateWords, isNew: boolean): Promise<void> {
  await open(page, routes.office.certificateRegister(district));
  await page.locator('summary', { hasText: t('certificates.templates.write') }).click();
  const form = formWith(page, t('certificates.templates.submit'));
  if (!isNew) await form.locator('[name="target"]').selectOption({ label: words.name });
  await form.locator('[name="name"]').fill(words.name);
  await form.locator('[name="wording"]').fill(words.wording);
  await form.locator('[name="sheet"][value="a5"]').check();
  await form.getByRole('button', { name: t('certificates.templates.submit') }).click();
  await page.getByText(t('certificates.done.written')).waitFor();
}

/** Enters every certificate that is missing, with the template of this name. */
export async function enterAll(page: Page, template: string): Promise<void> {
  await openCertificates(page);
  await page.locator('[name="templateNumber"]').selectOption({ label: template });
  await page.getByRole('button', { name: t('certificates.desk.issueSubmit') }).click();
  await page.getByText(t('certificates.done.issued')).waitFor();
}

/** Prints all certificates in force; returns what stands on each sheet. */
export async function printAll(page: Page): Promise<string[]> {
  await openCertificates(page);
  await page.getByRole('button', { name: t('certificates.desk.printSubmit'), exact: true }).click();
  const link = page.getByRole('link', { name: t('certificates.desk.printOpen') });
  await link.waitFor();
  return readBehind(page, link);
}

/** Writes anew or takes back the first certificate in force, for a reason, with a note. */
export async function changeFirst(
  page: Page,
  act: 'reissue' | 'revoke',
  reason: string,
  note: string,
): Promise<void> {
  await openCertificates(page);
  await page.locator('summary', { hasText: t(`certificates.desk.${act}Title`) }).click();
  const form = formWith(page, t(`certificates.desk.${act}Submit`));
  await form.locator(`[name="reason"][value="${reason}"]`).check();
  await form.locator('[name="note"]').fill(note);
  await form.getByRole('button', { name: t(`certificates.desk.${act}Submit`) }).click();
  await page.getByText(t(`certificates.done.${act === 'reissue' ? 'reissued' : 'revoked'}`)).waitFor();
}

/** The code on a sheet, as a reader types it. */
export const codeOn = (sheet: string): string =>
  /Mã kiểm tra: ([0-9A-Z]{5}-[0-9A-Z]{5})/.exec(sheet)?.[1] ?? '';
