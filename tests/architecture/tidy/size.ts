/**
 * Sizes: a file of at most 250 lines, a function of at most 60, a page of at most 40.
 * Owns what is left out: SQL, JSON, seeds, stored outputs and lists of cases.
 * Refuses a file that is cut in two only to pass: that is for the reader of a change to see.
 */
import ts from 'typescript';
import { lineOf, syntaxOf, walk } from './syntax';
import { type Check, isCode, lineCount, type SourceFile } from './tree';

const largest = { file: 250, function: 60, page: 40 };
const isMeasured = (file: SourceFile) =>
  (isCode(file) || file.path.endsWith('.css') || file.path.endsWith('.typ')) &&
  !/^(db\/seed|tests\/golden|tests\/fixtures)\//.test(file.path);

/** No file is longer than a reader can hold in mind. */
export const filesStayShort: Check = (files) =>
  files.filter(isMeasured).flatMap((file) => {
    const lines = lineCount(file.text);
    const limit = /^app\/.*\/page\.tsx$/.test(file.path) ? largest.page : largest.file;
    return lines > limit ? [`${file.path}: ${lines} lines, at most ${limit}`] : [];
  });

/** No function needs scrolling. The callbacks of describe are lists of tests, not functions. */
export const functionsStayShort: Check = (files) =>
  files
    .filter((file) => isCode(file) && isMeasured(file))
    .flatMap((file) => {
      const problems: string[] = [];
      const tree = syntaxOf(file);
      walk(tree, (node) => {
        if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return;
        if (isListOfTests(node)) return;
        const end = tree.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
        const lines = end - lineOf(node) + 1;
        if (lines > largest.function)
          problems.push(
            `${file.path}:${lineOf(node)}: function of ${lines} lines, at most ${largest.function}`,
          );
      });
      return problems;
    });

function isListOfTests(node: ts.Node): boolean {
  const call = node.parent;
  return ts.isCallExpression(call) && /^(describe|suite)\b/.test(call.expression.getText());
}

/** Lines of the file in the middle, of the measured code. */
export function medianLines(files: readonly SourceFile[]): number {
  const sizes = files
    .filter((file) => isMeasured(file) && isCode(file))
    .map((file) => lineCount(file.text))
    .sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}
