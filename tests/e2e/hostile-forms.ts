/**
 * An association of its own to be mistreated, and the way hostile texts go through one of its forms.
 * Owns: founding it, sending one form many times as a browser without scripts does, and what must hold after each time.
 * Refuses to touch the two associations of the sample data.
 */
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { expect } from 'vitest';
import { hashSecret } from '@/lib/access/passwords';
import type { Role } from '@/lib/access/policy';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { ownWeb } from '@/tests/setup/site';
import { groups, textFor } from './hostile-texts';
import { PlainBrowser, type PlainForm, type PlainPage, textFields } from './plain-browser';
import { type RowCounts, rowCounter } from './row-counts';

const password = 'mat-khau-thu-nghiem';
const offices: readonly Role[] = [
  'chair',
  'secretary',
  'accountant',
  'cashier',
  'inspector',
  'administrator',
];

export interface OwnAssociation {
  slug: string;
  /** The signed-in browser of the person who holds an office. */
  as: (office: Role) => PlainBrowser;
  /** One value from the database; `$A` stands for the id of the association. */
  one: (query: string) => Promise<string>;
  /** Lets one form be attacked; says what went wrong and how often each answer came. */
  attacked: (office: Role, target: Attack) => Promise<Outcome>;
  end: () => Promise<void>;
}

/** Founds the association with one person for each office, through the door that the operator uses. */
export async function foundOwnAssociation(slug: string): Promise<OwnAssociation> {
  const sql = postgres(ownWeb().superuserUrl, { max: 1, onnotice: () => undefined });
  const secret = await hashSecret(password);
  const loginOf = (role: Role) => `${role.toLowerCase()}.${slug}`;
  const people = offices.map((role) => ({
    ...{ loginName: loginOf(role), displayName: `Thử ${role}`, roles: [role] },
    ...{ passwordHash: secret, pinHash: secret },
  }));
  const association = { slug, name: 'Hội thử nghiệm', level: 'commune', place: 'Thử' };
  const body = { association, people, startsOn: '2015-01-01' };
  const [row] = await sql<{ id: number }[]>`
    SELECT (access.found_association(${sql.json(body)})->>'associationId')::int AS id`;
  const browsers = new Map<Role, PlainBrowser>();
  for (const role of offices) browsers.set(role, await new PlainBrowser().enter(loginOf(role), password));
  const as = (office: Role) => browsers.get(office)!;
  const count = await rowCounter(sql);
  const one = async (query: string) => {
    const [found] = await sql.unsafe<{ v: string }[]>(query.replaceAll('$A', String(row!.id)));
    if (!found) throw new Error(`Nothing found: ${query}`);
    return found.v;
  };
  return {
    slug,
    as,
    one,
    attacked: (office, target) => attack(as(office), target, count),
    end: () => sql.end(),
  };
}

/** An attack must do no harm, and must have met both answers as often as is said. */
export async function survives(
  own: OwnAssociation,
  office: Role,
  target: Attack,
  least: { accepted: number; refused: number },
): Promise<void> {
  const { accepted, refused, wrong } = await own.attacked(office, target);
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(accepted, 'accepted').toBeGreaterThanOrEqual(least.accepted);
  expect(refused, 'refused').toBeGreaterThanOrEqual(least.refused);
}

/** First books of the association: accounts and one fund, through the form of the set-up. */
export async function openBooks({ slug, as }: OwnAssociation): Promise<PlainPage> {
  const form = await formWith(as('administrator'), routes.setup({ buoc: 4, hoi: slug }), 'bankName');
  const books = { name: 'Quỹ thử', bankName: 'Ngân hàng thử', openedOn: `01/01/${new Date().getFullYear()}` };
  return as('administrator').submit(form, books);
}

/** The form of a page that holds a field of this name. Throws when the page shows none. */
export async function formWith(browser: PlainBrowser, path: string, field: string): Promise<PlainForm> {
  const page = await browser.open(path);
  const form = page.forms.find(
    ({ method, fields }) => method === 'post' && fields.some(({ name }) => name === field),
  );
  if (!form) throw new Error(`${path} answered ${page.status} and shows no form with ${field}`);
  return form;
}

/** What a person sees of a page: without the scripts of the program, which carry its texts along. A planted one stays. */
const shown = (html: string) =>
  html.replace(/<script\b[^>]*>(?!\s*(?:alert|javascript))[\s\S]*?<\/script>/g, '');
const markup = /<script\b[^>]*>|<(?:iframe|object|embed)\b[^>]*>|<[a-z][^<>]*\son[a-z]+\s*=[^<>]*>/gi;
const scheme = /\s(?:href|src|action|formaction)="\s*(?:javascript|vbscript|data:text)[^"]*"/gi;

/** Traces of a text that became markup: an element with a handler, a frame, a script that is not the program's. */
export function executable(html: string): string[] {
  const seen = shown(html);
  // Quotation marks inside of values are always escaped, so that what stands between two of them is no markup.
  const bare = seen.replace(/="[^"]*"/g, '=""');
  return [...bare.matchAll(markup), ...seen.matchAll(scheme)].map(([found]) => found.slice(0, 120));
}

export interface Attack {
  path: string;
  /** Name of a field that only the wanted form has. */
  field: string;
  /** A form that would be accepted, as far as it differs from what the page shows; `#` is the number of the request. */
  valid: Readonly<Record<string, string>>;
  /** Fields that stay valid in those requests that are meant to be accepted. */
  strict: readonly string[];
  /** Every how many requests one is meant to be accepted; 0 = none. */
  acceptEvery: number;
  /** Every how many groups are sent; 1 = all. */
  step?: number;
  /** Characters that every field takes; longer texts are cut in requests that are meant to be accepted. */
  room?: number;
}

export interface Outcome {
  accepted: number;
  refused: number;
  wrong: string[];
}

const grown = (before: RowCounts, after: RowCounts) =>
  Object.keys(after).filter((table) => after[table] !== before[table]);

function typedInto(
  form: PlainForm,
  target: Attack,
  request: number,
  isMeant: boolean,
): Record<string, string> {
  const given = Object.entries(target.valid).map(([name, value]) => [
    name,
    value.replace('#', String(request)),
  ]);
  const typed: Record<string, string> = Object.fromEntries(given);
  textFields(form).forEach(({ name, maxLength = isMeant ? (target.room ?? 200) : 200 }, at) => {
    if (!isMeant || !target.strict.includes(name)) typed[name] = textFor(request, at, maxLength);
  });
  if (form.fields.some(({ name }) => name === 'requestKey')) typed.requestKey = randomUUID();
  return typed;
}

/** Sends the form with every group of texts. `count`: rows by table, asked around each request. */
export async function attack(
  browser: PlainBrowser,
  target: Attack,
  count: () => Promise<RowCounts>,
): Promise<Outcome> {
  const form = await formWith(browser, target.path, target.field);
  const outcome: Outcome = { accepted: 0, refused: 0, wrong: [] };
  let before = await count();
  for (let request = 0; request < groups.length; request += target.step ?? 1) {
    const isMeant = target.acceptEvery > 0 && (request / (target.step ?? 1)) % target.acceptEvery === 0;
    const typed = typedInto(form, target, request, isMeant);
    const page = await browser.submit(form, typed);
    const after = await count();
    const changed = grown(before, after);
    for (const fault of faultsOf(page, changed))
      outcome.wrong.push(`${target.path} request ${request}: ${fault}`);
    if (isRefusal(page)) outcome.refused += 1;
    else outcome.accepted += 1;
    before = after;
  }
  return outcome;
}

const isRefusal = ({ html }: PlainPage) => /<main[\s\S]*role="alert"/.test(shown(html));
const fault = translator('vi')('errors.web.fault').slice(0, 30);

/** A refusal changes no table at all; an act that was carried out is in the log, with the rows it speaks of. */
function faultsOf(page: PlainPage, changed: readonly string[]): string[] {
  const faults = executable(page.html).map((found) => `became markup: ${found}`);
  if (page.status >= 500) faults.push(`status ${page.status}`);
  if (shown(page.html).includes(fault)) faults.push('a fault of the program');
  if (isRefusal(page) && changed.length > 0) faults.push(`refused, yet wrote ${changed.join(', ')}`);
  if (changed.length > 0 && !changed.includes('audit.event'))
    faults.push(`wrote ${changed.join(', ')} without an entry in the log`);
  return faults;
}
