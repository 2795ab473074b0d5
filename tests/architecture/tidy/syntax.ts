/**
 * Reading TypeScript for the tidy checks: a parsed file, a walk over its nodes, the literals in it.
 * Owns a small cache, so that many checks parse each file once. Refuses types: only what is written counts.
 */
import ts from 'typescript';
import type { SourceFile } from './tree';

const parsed = new Map<string, ts.SourceFile>();

/** The syntax tree of a file. */
export function syntaxOf(file: SourceFile): ts.SourceFile {
  const key = `${file.path}\n${file.text}`;
  const known = parsed.get(key);
  if (known) return known;
  const kind = file.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022, true, kind);
  parsed.set(key, tree);
  return tree;
}

/** Calls `visit` for every node below (and with) `node`. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** Line of a node's first token, counted from 1. */
export function lineOf(node: ts.Node): number {
  const tree = node.getSourceFile();
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

/** The text of a string literal, of a piece of a template, or of text between tags; undefined for other nodes. */
export function literalOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) return node.text;
  if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) return node.text;
  return undefined;
}

/** Every string literal at or below a node. */
export function literalsBelow(node: ts.Node): string[] {
  const found: string[] = [];
  walk(node, (inner) => {
    const text = literalOf(inner);
    if (text !== undefined) found.push(text);
  });
  return found;
}

/** True when a statement carries `export`. */
export function isExported(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some((one) => one.kind === ts.SyntaxKind.ExportKeyword)
  );
}

/** True when a block or file begins with this directive, such as 'use server'. */
export function hasDirective(statements: readonly ts.Statement[], directive: string): boolean {
  const first = statements[0];
  return (
    !!first &&
    ts.isExpressionStatement(first) &&
    ts.isStringLiteral(first.expression) &&
    first.expression.text === directive
  );
}
