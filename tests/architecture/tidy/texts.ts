/**
 * The catalogue of texts: both languages say the same things, with the same values, and every key in use exists.
 * Owns the reading of messages/<language>/<module>.json. Refuses to judge style.
 */
import ts from 'typescript';
import { placeholdersOf } from './icu';
import { lineOf, syntaxOf, walk } from './syntax';
import { type Check, isCode, type SourceFile } from './tree';

/** Every text of one language by its full key: contributions.form.amount → sentence. */
export function textsOf(files: readonly SourceFile[], language: 'vi' | 'en'): Map<string, string> {
  const texts = new Map<string, string>();
  const collect = (value: unknown, key: string): void => {
    if (typeof value === 'string') texts.set(key, value);
    else if (value && typeof value === 'object')
      for (const [name, inner] of Object.entries(value)) collect(inner, `${key}.${name}`);
  };
  for (const file of files) {
    const module = new RegExp(`^messages/${language}/(\\w+)\\.json$`).exec(file.path)?.[1];
    if (module) collect(JSON.parse(file.text), module);
  }
  return texts;
}

/** Vietnamese and English have the same keys. */
export const languagesHaveTheSameKeys: Check = (files) => {
  const vi = textsOf(files, 'vi');
  const en = textsOf(files, 'en');
  return [
    ...[...vi.keys()].filter((key) => !en.has(key)).map((key) => `messages/en: ${key} is missing`),
    ...[...en.keys()].filter((key) => !vi.has(key)).map((key) => `messages/vi: ${key} is missing`),
  ];
};

/** Both languages use the same values, no text is empty, and Vietnamese is written in one form (NFC). */
export const languagesUseTheSameValues: Check = (files) => {
  const vi = textsOf(files, 'vi');
  const en = textsOf(files, 'en');
  return [...vi].flatMap(([key, text]) => {
    const other = en.get(key) ?? text;
    if (!text.trim() || !other.trim()) return [`${key}: an empty text`];
    if (text !== text.normalize('NFC')) return [`${key}: letters and marks written apart`];
    try {
      const [mine, theirs] = [placeholdersOf(text).join(), placeholdersOf(other).join()];
      return mine === theirs ? [] : [`${key}: vi uses {${mine}}, en uses {${theirs}}`];
    } catch (error) {
      return [`${key}: ${(error as Error).message}`];
    }
  });
};

/** Every module of texts stands in the catalogue; the front reads its own before Next is there. */
export const modulesAreInTheCatalogue: Check = (files) => {
  const catalogue = files.find((file) => file.path === 'messages/catalogue.ts')?.text ?? '';
  return files
    .filter((file) => /^messages\/(vi|en)\/\w+\.json$/.test(file.path) && !file.path.endsWith('/front.json'))
    .filter((file) => !catalogue.includes(`'./${file.path.slice('messages/'.length)}'`))
    .map((file) => `${file.path}: not in messages/catalogue.ts`);
};

/** A key written in the code exists: t('module.key') of translator(), t('key') of useTranslations('module'). */
export const usedKeysExist: Check = (files) => {
  const vi = textsOf(files, 'vi');
  return files
    .filter((file) => isCode(file) && /^(app|components|lib|scripts)\//.test(file.path))
    .flatMap((file) => {
      const prefixes = translatorsIn(file);
      const problems: string[] = [];
      walk(syntaxOf(file), (node) => {
        if (!ts.isCallExpression(node)) return;
        const [first] = node.arguments;
        const prefix = prefixes.get(node.expression.getText()) ?? prefixOfCall(node.expression);
        if (prefix === undefined || !first || !ts.isStringLiteralLike(first)) return;
        const key = prefix + first.text;
        if (!vi.has(key)) problems.push(`${file.path}:${lineOf(node)}: no text for ${key}`);
      });
      return problems;
    });
};

/** Names of translators in a file → what stands before their keys. A name with two meanings is left out. */
function translatorsIn(file: SourceFile): Map<string, string> {
  const found = new Map<string, string>();
  const doubtful = new Set<string>();
  walk(syntaxOf(file), (node) => {
    const isNamed = ts.isVariableDeclaration(node) || ts.isParameter(node);
    if (!isNamed || !ts.isIdentifier(node.name)) return;
    const prefix =
      node.type?.getText() === 'Translator' ? '' : node.initializer && prefixOfCall(node.initializer);
    const name = node.name.text;
    if (prefix === undefined || (found.has(name) && found.get(name) !== prefix)) doubtful.add(name);
    else found.set(name, prefix);
  });
  for (const name of doubtful) found.delete(name);
  return found;
}

function prefixOfCall(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const callee = node.expression.getText();
  if (callee === 'translator') return '';
  const [module] = node.arguments;
  if (callee !== 'useTranslations') return undefined;
  if (!module) return '';
  return ts.isStringLiteralLike(module) ? `${module.text}.` : undefined;
}
