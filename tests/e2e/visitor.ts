/**
 * Visitors of the running demo: a person in a browser, or a plain HTTP client with a signed-in session.
 * Owns signing in; refuses to know anything about pages.
 */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { ownWeb } from '@/tests/setup/site';

export const phone = { width: 360, height: 800 };
export const desk = { width: 1280, height: 900 };

export interface VisitorOptions {
  viewport?: { width: number; height: number };
  javaScriptEnabled?: boolean;
  colorScheme?: 'light' | 'dark';
}

/** The demo account of a login name. */
export function accountOf(login: string) {
  const account = ownWeb().accounts.find((one) => one.login === login);
  if (!account) throw new Error(`No demo account ${login}`);
  return account;
}

/** A fresh browser context on the demo; every console error and failed request is collected in `faults`. */
export async function visit(
  browser: Browser,
  options: VisitorOptions = {},
): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const context = await browser.newContext({
    baseURL: ownWeb().baseUrl,
    viewport: options.viewport ?? desk,
    javaScriptEnabled: options.javaScriptEnabled ?? true,
    colorScheme: options.colorScheme ?? 'light',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${new URL(response.url()).pathname}`);
  });
  return { context, page, faults };
}

/** Signs in through the form, as a person does. */
export async function signIn(page: Page, login: string): Promise<void> {
  const account = accountOf(login);
  await page.goto('/dang-nhap');
  await page.locator('form input[name="login"]:not([type="hidden"])').fill(account.login);
  await page.locator('form input[name="password"]:not([type="hidden"])').fill(account.password);
  await Promise.all([
    page.waitForURL((url) => !url.pathname.startsWith('/dang-nhap')),
    page.locator('form:has(input[name="login"]:not([type="hidden"])) button[type="submit"]').click(),
  ]);
}

/** A jar of cookies for plain requests. */
export class Client {
  private readonly jar = new Map<string, string>();
  private readonly baseUrl = ownWeb().baseUrl;

  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.jar.size > 0)
      headers.set('cookie', [...this.jar].map(([name, value]) => `${name}=${value}`).join('; '));
    if (init.method === 'POST' && !headers.has('origin')) headers.set('origin', this.baseUrl);
    const response = await fetch(new URL(path, this.baseUrl), { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      this.jar.set(name, value);
    }
    return response;
  }
}
