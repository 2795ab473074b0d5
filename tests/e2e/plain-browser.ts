/**
 * A browser without scripts: it reads the forms of a page and posts them as they stand, filled in by a test.
 * Owns the reading of HTML forms and following one redirect at a time.
 * Refuses to repair: what is sent is what the form holds, plus what the test typed.
 */

import { routes } from '@/lib/web/routes';
import { ownWeb } from '@/tests/setup/site';
import { accountOf, Client } from './visitor';

export interface Field {
  name: string;
  /** Type of an input, or "textarea", "select", "button". */
  type: string;
  value: string;
  isChecked: boolean;
  maxLength: number | undefined;
  options: string[];
}

export interface PlainForm {
  /** Path the form was read from or names as its target. */
  action: string;
  method: 'get' | 'post';
  isMultipart: boolean;
  fields: Field[];
}

export interface PlainPage {
  status: number;
  path: string;
  html: string;
  forms: PlainForm[];
  headers: Headers;
}

type Typed = Readonly<Record<string, string | readonly string[]>>;

const freeText = new Set(['text', 'search', 'tel', 'email', 'url', 'password', 'number', 'date', 'textarea']);

/** Fields into which a person types. */
export const textFields = (form: PlainForm): Field[] => form.fields.filter(({ type }) => freeText.has(type));

const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" };
const decode = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_all, name: string) => names[name] ?? '');

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value] of text.matchAll(/([^\s=/"]+)(?:="([^"]*)")?/g))
    found[name.toLowerCase()] = decode(value ?? '');
  return found;
}

function fieldOf(tag: string, attributes: Record<string, string>, inner: string): Field | undefined {
  const { name, disabled } = attributes;
  if (!name || disabled !== undefined) return undefined;
  const options = [...inner.matchAll(/<option\b([^>]*)>/g)].map(([, given = '']) => attributesOf(given));
  const chosen = options.find((option) => option.selected !== undefined) ?? options[0];
  const value = { textarea: decode(inner.replace(/^\n/, '')), select: chosen?.value ?? '' }[tag];
  return {
    name,
    type: tag === 'input' ? (attributes.type ?? 'text') : tag,
    value:
      value ??
      attributes.value ??
      (attributes.type === 'checkbox' || attributes.type === 'radio' ? 'on' : ''),
    isChecked: attributes.checked !== undefined,
    maxLength: attributes.maxlength ? Number(attributes.maxlength) : undefined,
    options: options.map((option) => option.value ?? ''),
  };
}

/** The forms of a page, without those inside scripts. */
export function formsIn(html: string, path: string): PlainForm[] {
  const shown = html.replace(/<script\b[\s\S]*?<\/script>/g, '');
  return [...shown.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', body = '']) => {
    const attributes = attributesOf(head);
    const controls = body.matchAll(/<(input|textarea|select|button)\b([^>]*)>(?:([\s\S]*?)<\/\1>)?/g);
    const fields = [...controls].flatMap(([, tag = '', given = '', inner = '']) => {
      const field = fieldOf(tag, attributesOf(given), tag === 'input' ? '' : inner);
      return field ? [field] : [];
    });
    return {
      action: attributes.action || path,
      method: attributes.method?.toLowerCase() === 'post' ? 'post' : 'get',
      isMultipart: attributes.enctype?.toLowerCase() === 'multipart/form-data',
      fields,
    };
  });
}

/** What a browser would send: everything filled in, choices made, and no button but the one named in `typed`. */
export function entriesOf(form: PlainForm, typed: Typed): [string, string][] {
  const sent: [string, string][] = [];
  for (const { name, type, value, isChecked } of form.fields) {
    if (name in typed || type === 'button' || type === 'submit') continue;
    if ((type === 'checkbox' || type === 'radio') && !isChecked) continue;
    sent.push([name, value]);
  }
  for (const [name, value] of Object.entries(typed)) {
    for (const one of typeof value === 'string' ? [value] : value) sent.push([name, one]);
  }
  return sent;
}

export class PlainBrowser extends Client {
  private readonly kept = new Map<string, string>();

  override async request(path: string, init?: RequestInit): Promise<Response> {
    const response = await super.request(path, init);
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      this.kept.set(name, value);
    }
    return response;
  }

  /** The cookies it holds, for a browser with scripts that goes on in the same name. */
  cookies(): { name: string; value: string; url: string }[] {
    return [...this.kept].map(([name, value]) => ({ name, value, url: ownWeb().baseUrl }));
  }

  /** Opens an address and follows where it leads. */
  async open(path: string, init?: RequestInit): Promise<PlainPage> {
    let at = path;
    let response = await this.request(at, init);
    for (let step = 0; step < 6 && response.headers.has('location'); step += 1) {
      await response.arrayBuffer();
      const next = new URL(response.headers.get('location') ?? '', new URL(at, ownWeb().baseUrl));
      at = next.pathname + next.search;
      response = await this.request(at);
    }
    const html = await response.text();
    return { status: response.status, path: at, html, forms: formsIn(html, at), headers: response.headers };
  }

  /** Sends a form with some fields typed in. `headers` are added to the request. */
  submit(form: PlainForm, typed: Typed = {}, headers: Record<string, string> = {}): Promise<PlainPage> {
    const entries = entriesOf(form, typed);
    if (form.method === 'get') {
      return this.open(`${form.action.split('?')[0]}?${new URLSearchParams(entries)}`, { headers });
    }
    const body = form.isMultipart ? new FormData() : new URLSearchParams();
    for (const [name, value] of entries) body.append(name, value);
    return this.open(form.action, { method: 'POST', body, headers });
  }

  /** Signs in through the form of the sign-in page; an account other than the sample data's is given whole. */
  async enter(login: string, password = accountOf(login).password): Promise<this> {
    const { forms } = await this.open(routes.signIn());
    const form = forms.find(({ fields }) =>
      fields.some(({ name, type }) => name === 'password' && type === 'password'),
    );
    if (!form) throw new Error('The sign-in page has no form');
    const page = await this.submit(form, { login, password });
    if (page.path.startsWith(routes.signIn()) && !page.path.startsWith(routes.workplaces())) {
      throw new Error(`Signing in as ${login} led to ${page.path}`);
    }
    return this;
  }
}
