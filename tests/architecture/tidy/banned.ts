/**
 * What may stand nowhere: switched-off checks, promises to do it later, dumping grounds, paths of one machine.
 * Owns the lists. The words themselves are put together here, so that this file passes its own checks.
 */
import ts from 'typescript';
import { lineOf, syntaxOf, walk } from './syntax';
import { type Check, isCode, type SourceFile } from './tree';

const joined = (...parts: string[]) => parts.join('');

function linesWith(file: SourceFile, pattern: RegExp, sentence: string): string[] {
  return file.text
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${file.path}:${index + 1}: ${sentence}`] : []));
}

/** The type that switches checking off is not used. */
export const noAny: Check = (files) =>
  files.filter(isCode).flatMap((file) => {
    const problems: string[] = [];
    walk(syntaxOf(file), (node) => {
      if (node.kind === ts.SyntaxKind.AnyKeyword) problems.push(`${file.path}:${lineOf(node)}: the type any`);
    });
    return problems;
  });

const silencers = new RegExp(
  ['@ts-ig|nore', '@ts-expect|-error', '@ts-no|check', 'biome-ig|nore', 'eslint-dis|able', 'istanbul ig|nore']
    .map((word) => word.replace('|', ''))
    .join('|'),
);

/** No checker is told to look away. */
export const noSilencers: Check = (files) =>
  files.filter(isCode).flatMap((file) => linesWith(file, silencers, 'a check is switched off'));

const later = new RegExp(
  `\\b(${[
    ['TO', 'DO'],
    ['FIX', 'ME'],
    ['HA', 'CK'],
    ['X', 'XX'],
  ]
    .map((w) => joined(...w))
    .join('|')})\\b`,
);

/** Nothing is left for later in a comment. */
export const nothingForLater: Check = (files) =>
  files
    .filter((file) => isCode(file) || /\.(sql|css|typ|md)$/.test(file.path))
    .flatMap((file) => linesWith(file, later, 'something is left for later'));

const dumpingGround = /(^|\/)(utils?|helpers?|common|misc|types|shared|stuff|lib|constants|index)\.(ts|tsx)$/;
const dumpingFolder = /(^|\/)(utils?|helpers?|common|misc|types|shared)\//;

/** A file is named after what it owns. */
export const noDumpingGrounds: Check = (files) =>
  files
    .filter(isCode)
    .filter((file) => dumpingGround.test(file.path) || dumpingFolder.test(file.path))
    .map((file) => `${file.path}: a name that owns nothing`);

/** One name is imported from one place. */
export const noBarrels: Check = (files) =>
  files.filter(isCode).flatMap((file) => {
    const body = syntaxOf(file).statements;
    const exports = body.filter((one) => ts.isExportDeclaration(one) && one.moduleSpecifier);
    const star = exports.some((one) => ts.isExportDeclaration(one) && !one.exportClause);
    if (star) return [`${file.path}: export * hides where things come from`];
    return exports.length > 1 && exports.length === body.length ? [`${file.path}: only passes names on`] : [];
  });

const machine = new RegExp(
  [
    '(?<![\\w.@)}-])/wo|rk/',
    '(?<![\\w.@)}-])/ro|ot/',
    '(?<![\\w.@)}-])/ho|me/\\w',
    '(?<![\\w.@)}-])/Us|ers/\\w',
    '(?<![\\w.@)}-])/tm|p/\\w',
    'C:\\\\Us|ers',
    'regis|try\\.\\w+\\.\\w+',
    'https?://[\\w.-]*(np|mmirror|arti|factory|ver|daccio)',
  ]
    .map((word) => word.replace('|', ''))
    .join('|'),
);

/** Nothing speaks of the machine it was written on, nor of where packages were fetched. */
export const noMachinePaths: Check = (files) =>
  files
    .filter((file) => !/^tests\/fixtures\/(blns|.*\.csv)/.test(file.path))
    .flatMap((file) => linesWith(file, machine, 'a path or address of one machine'));

const dangerous = new RegExp(
  joined('dangerously', 'SetInnerHTML|(amount|vnd|rate|price)\\w*\\W+z\\.coerce|\\bev', 'al\\('),
  'i',
);

/** No text becomes markup, no amount becomes a float on the way in. */
export const noDangerousShortcuts: Check = (files) =>
  files
    .filter((file) => isCode(file) && !file.path.startsWith('tests/'))
    .flatMap((file) => linesWith(file, dangerous, 'a dangerous shortcut'));
