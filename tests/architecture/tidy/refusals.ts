/**
 * Every refusal has a sentence in both languages: those of commands, of the database's guards, of forms.
 * Owns where codes are written. Refuses a code that would be shown to a reader as a code.
 */
import ts from 'typescript';
import { literalsBelow, syntaxOf, walk } from './syntax';
import { textsOf } from './texts';
import { type Check, isCode, type SourceFile } from './tree';

const codeShape = /^[a-z]\w*\.[a-z]\w*$/i;
const sqlRefusal = /\brefuse\('([a-z]\w*\.[a-z]\w*)'/g;
/** Functions that name an obstacle which their caller refuses with. Kinds of events look alike: see `modules`. */
const sqlObstacle = /(?:\bRETURN\s+|\bTHEN\s+|\bELSE\s+|:=\s*)'([a-z]\w*\.[a-z]\w*)'/g;

/** Code of a refusal → the file that says it. */
export function codesIn(files: readonly SourceFile[]): Map<string, string> {
  const codes = new Map<string, string>();
  const add = (code: string, path: string) => codeShape.test(code) && codes.set(code, path);
  const migrations = files.filter((file) => /^db\/migrations\/\w+\.sql$/.test(file.path));
  for (const file of migrations)
    for (const match of file.text.matchAll(sqlRefusal)) add(match[1]!, file.path);
  const modules = new Set([...codes.keys()].map((code) => code.split('.')[0]!));
  for (const file of migrations)
    for (const match of file.text.matchAll(sqlObstacle))
      if (modules.has(match[1]!.split('.')[0]!)) add(match[1]!, file.path);
  for (const file of files) {
    if (isCode(file) && /^(lib|db|app)\//.test(file.path))
      for (const code of codesInCode(file)) add(code, file.path);
  }
  return codes;
}

function codesInCode(file: SourceFile): string[] {
  const codes: string[] = [];
  walk(syntaxOf(file), (node) => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'DomainError')
      codes.push(...(node.arguments ?? []).flatMap(codesOfArgument));
    if (ts.isCallExpression(node) && node.expression.getText() === 'refuse' && node.arguments[0])
      codes.push(...literalsBelow(node.arguments[0]));
    if (ts.isVariableDeclaration(node) && node.name.getText() === 'constraintCodes')
      codes.push(...literalsBelow(node));
    if (ts.isCallExpression(node) && isZodRule(file, node))
      codes.push(...node.arguments.flatMap(literalsBelow));
  });
  return codes;
}

function codesOfArgument(node: ts.Expression, position: number): string[] {
  if (position === 0 || !ts.isObjectLiteralExpression(node)) return literalsBelow(node);
  const fields = node.properties.find((one) => one.name?.getText() === 'fields');
  return fields ? literalsBelow(fields) : [];
}

/** In schema files the text given to a zod rule is the code of its sentence. */
function isZodRule(file: SourceFile, call: ts.CallExpression): boolean {
  const isShape = /^lib\/[^/]+\/schema(\.ts$|\/)|^lib\/web\//.test(file.path);
  const rule = ts.isPropertyAccessExpression(call.expression) ? call.expression.name.text : '';
  return (
    isShape && /^(min|max|regex|refine|length|string|enum|addIssue|uuid|email|literal|object)$/.test(rule)
  );
}

/** No code without a sentence, in either language. */
export const refusalsHaveSentences: Check = (files) => {
  const sentences = { vi: textsOf(files, 'vi'), en: textsOf(files, 'en') };
  return [...codesIn(files)].flatMap(([code, path]) =>
    (['vi', 'en'] as const)
      .filter((language) => !sentences[language].has(`errors.${code}`))
      .map((language) => `${path}: "${code}" has no sentence in messages/${language}/errors.json`),
  );
};
