/**
 * Server actions posted as a program would that never saw a page.
 * Owns: which actions the app folder exports, under which ids the running build takes them, and reading the answer.
 * Refuses to judge an answer.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PlainBrowser } from './plain-browser';

/** Every action exported in the app folder, as folder#name below app/(office). */
export function exportedActions(top = 'app/(office)'): string[] {
  return readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('actions.ts'))
    .flatMap((name) =>
      [...readFileSync(join(top, name), 'utf8').matchAll(/^export (?:const|async function) (\w+)/gm)].map(
        ([, action]) => `${dirname(name)}#${action}`,
      ),
    )
    .sort();
}

/** Ids under which the running build takes its actions, by folder#name. The build is recognised by its mark in a page. */
export function actionIds(html: string): Map<string, string> {
  const folder = readdirSync('.').find(
    (name) =>
      name.startsWith('.next') &&
      existsSync(`${name}/BUILD_ID`) &&
      html.includes(readFileSync(`${name}/BUILD_ID`, 'utf8')),
  );
  if (!folder) throw new Error('The build behind the running server was not found');
  const { node } = JSON.parse(readFileSync(`${folder}/server/server-reference-manifest.json`, 'utf8')) as {
    node: Record<string, { filename: string; exportedName: string }>;
  };
  const keyOf = (filename: string, name: string) =>
    `${dirname(filename).replace('app/(office)/', '')}#${name}`;
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName }]) => [keyOf(filename, exportedName), id]),
  );
}

export interface ActionAnswer {
  status: number;
  /** Code of a refusal, "ok", or "" when the answer holds no result. */
  code: string;
  leadsTo: string;
  body: string;
}

/** Posts an action as a program would that never saw the page. `hoi` undefined: an action of the gate. */
export async function postAction(
  browser: PlainBrowser,
  at: string,
  id: string,
  hoi: string | undefined,
  form: Readonly<Record<string, string>>,
  headers: Record<string, string> | 'without Origin' = {},
): Promise<ActionAnswer> {
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) body.append(`_1_${name}`, value);
  body.append('0', JSON.stringify(hoi === undefined ? [null, '$K1'] : [hoi, null, '$K1']));
  const isBare = headers === 'without Origin';
  const sent = { 'next-action': id, accept: 'text/x-component', ...(isBare ? {} : headers) };
  // The client adds an Origin to "POST" alone; both spellings go out in capitals.
  const response = await browser.request(at, { method: isBare ? 'post' : 'POST', body, headers: sent });
  const text = await response.text();
  const code = /"ok":false,"code":"([^"]+)"/.exec(text)?.[1] ?? (/"ok":true/.test(text) ? 'ok' : '');
  const leadsTo = response.headers.get('x-action-redirect') ?? response.headers.get('location') ?? '';
  return { status: response.status, code, leadsTo, body: text.replace(/"ref":"[A-Z0-9]+"/, '') };
}
