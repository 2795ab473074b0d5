/**
 * Where words of the product may stand, and how a module introduces itself.
 * Owns the rule that Vietnamese texts live in messages/ and in the papers.
 * Refuses to judge the words: that is for readers.
 */
import ts from 'typescript';
import { lineOf, literalOf, syntaxOf, walk } from './syntax';
import { type Check, isCode, type SourceFile } from './tree';

const vietnameseLetter = /[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]/;
/** Names and signs that are the same in every language: the product, a language's own name, the unit, QĐ on papers. */
const ownNames = /Đèn Sách|Tiếng Việt|đồng|QĐ/g;
const mayBeVietnamese = /^lib\/(documents|kernel)\//;
const isRoomWithoutWords = (file: SourceFile) =>
  /^(lib|components|app|db)\//.test(file.path) &&
  !mayBeVietnamese.test(file.path) &&
  !/^app\/.*\/dev\/|^db\/seed\//.test(file.path);

/** A text that users read stands in messages/, in both languages; only papers and language rules hold their own. */
export const noVietnameseInCode: Check = (files) =>
  files
    .filter((file) => isCode(file) && isRoomWithoutWords(file))
    .flatMap((file) => {
      const problems: string[] = [];
      walk(syntaxOf(file), (node) => {
        const text = literalOf(node);
        if (text && vietnameseLetter.test(text.replace(ownNames, '')) && !ts.isImportDeclaration(node.parent))
          problems.push(`${file.path}:${lineOf(node)}: "${text.trim().slice(0, 40)}" belongs in messages/`);
      });
      return problems;
    });

/** Each module opens with what it owns and what it refuses. */
export const modulesIntroduceThemselves: Check = (files) =>
  files
    .filter((file) => isCode(file) && /^(lib|db|scripts|components)\//.test(file.path))
    .flatMap((file) => {
      const body = file.text
        .replace(/^#!.*\n/, '')
        .replace(/^'use (client|server)';\s*/, '')
        .trimStart();
      return /^(\/\*\*|\/\/)/.test(body) ? [] : [`${file.path}: does not say what it owns`];
    });

const addressInText = /^\/(quan-ly|dang-nhap|thiet-lap|vinh-danh|minh-bach|so-vang|kt)(\/|\?|$)|\/quan-ly\//;

/** Addresses are built in one place, so that a page can move. */
export const addressesAreBuiltOnce: Check = (files) =>
  files
    .filter(
      (file) =>
        isCode(file) && /^(app|components|lib)\//.test(file.path) && !/^lib\/(web|front)\//.test(file.path),
    )
    .flatMap((file) => {
      const problems: string[] = [];
      walk(syntaxOf(file), (node) => {
        const text = literalOf(node);
        if (text && addressInText.test(text) && !ts.isImportDeclaration(node.parent))
          problems.push(`${file.path}:${lineOf(node)}: the address "${text}" belongs to lib/web/routes.ts`);
      });
      return problems;
    });
