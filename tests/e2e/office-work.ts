/**
 * The acts of the officers on their own pages: a gift, the cashier's tap, an order, an approval, a payment, a consent.
 * Owns the way through each form by its labels, the same with and without script.
 * Refuses to judge: it returns what the page answered, and the tests decide what that must be.
 */
import type { Page } from '@playwright/test';
import { routes } from '@/lib/web/routes';
import { commune, district, done, formWith, open, refusal, t } from './people';

const voucherIn = (text: string) => /(?:PT|PC|BC|UNC) \d+\/\d{4}/.exec(text)?.[0] ?? '';

export interface Gift {
  /** As typed; with script the donor is then taken from the list. */
  donor: string;
  /** Name in the list that the typed text must find; left out without script. */
  known?: string;
  /** As typed: "2tr5". */
  amount: string;
}

/** Types the two fields of a gift; everything else keeps its usual value. */
export async function typeGift(page: Page, gift: Gift): Promise<void> {
  await open(page, routes.office.newContribution(commune));
  const donor = page.getByLabel(t('contributions.form.donor'), { exact: true }).first();
  await donor.fill(gift.donor);
  if (gift.known) await page.getByRole('option', { name: gift.known }).click();
  await page.getByRole('textbox', { name: t('contributions.form.amount'), exact: true }).fill(gift.amount);
}

/** Saves the gift that is typed and returns the sentence the page answers with. */
export async function saveGift(page: Page): Promise<string> {
  await page.getByRole('button', { name: t('contributions.form.saveAgain') }).click();
  const answer = done(page, /\d đồng/).or(refusal(page));
  await answer.first().waitFor();
  return answer.first().innerText();
}

/** The number of the voucher named in a sentence. */
export const voucherOf = voucherIn;

/** The cashier's one tap on the waiting card that carries this amount; returns the answer. */
export async function confirmCash(page: Page, donor: string, amount: string): Promise<string> {
  await open(page, routes.office.contributions(commune));
  const card = page.locator('.notice .stack').filter({ hasText: donor }).filter({ hasText: amount });
  await card.getByRole('button', { name: t('contributions.waiting.confirm') }).click();
  await done(page, amount).waitFor();
  return done(page, amount).innerText();
}

/** The accountant prepares a payment of another kind than awards; returns the address of the order. */
export async function prepareExpense(page: Page, reason: string, amount: string): Promise<string> {
  await open(page, routes.office.newPayment(commune, { loai: 'khac' }));
  await page.getByRole('textbox', { name: t('payments.form.amount'), exact: true }).fill(amount);
  await page.getByRole('textbox', { name: t('payments.form.reason'), exact: true }).fill(reason);
  await page.getByRole('button', { name: t('payments.form.submit') }).click();
  await page.getByText(t('payments.act.waitApproval')).waitFor();
  return new URL(page.url()).pathname;
}

/** The address of the order that waits for approval and carries this reason. */
export async function waitingOrder(page: Page, reason: string): Promise<string> {
  await open(page, routes.office.payments(commune));
  const row = page
    .getByRole('row')
    .filter({ hasText: reason })
    .filter({ hasText: t('payments.status.prepared') });
  return (await row.getByRole('link').first().getAttribute('href')) ?? '';
}

/** Approves or pays the order on the page with a PIN and waits for the answer; "refused" is its own sentence. */
export async function pressWithPin(
  page: Page,
  address: string,
  act: 'approve' | 'pay',
  pin: string,
): Promise<string> {
  await open(page, address);
  const button = t(`payments.act.${act}`);
  await formWith(page, button).getByLabel(t('ui.pinLabel')).fill(pin);
  await page.getByRole('button', { name: button, exact: true }).click();
  const after = act === 'approve' ? page.getByText(t('payments.act.waitPay')) : done(page, /\d\/\d{4}/);
  await after.or(refusal(page)).first().waitFor();
  return page.locator('main').innerText();
}

/** The secretary records that a person of 2019 no longer wants to be named. */
export async function withdrawName(page: Page, name: string): Promise<void> {
  await open(page, routes.office.consents(district));
  await page.getByRole('link', { name: `${t('honours.consent.open')}: ${name}` }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  const form = formWith(page, t('honours.consent.withdraw'));
  await form.getByLabel(t('consents.short.publish_name')).check();
  await form.getByLabel(t('honours.consent.withdrawBoth')).check();
  await form.getByRole('button', { name: t('honours.consent.withdraw') }).click();
  const gone = t('honours.consent.historyWithdrawn', { at: '' }).trim();
  await page.getByText(gone).first().waitFor();
}
