/**
 * Rules decide the same tomorrow: pure modules read no clock, no chance, no environment.
 * dependency-cruiser watches their imports; this watches what needs no import.
 * Owns the list of globals that give another answer at another moment.
 */
import ts from 'typescript';
import { lineOf, syntaxOf, walk } from './syntax';
import { type Check, isCode } from './tree';

const pureFile = /^lib\/kernel\/|^lib\/[^/]+\/(schema|rules|policy|events)(\.ts$|\/)/;
const unsteady = /^(Date\.now|Math\.random|process\.\w+|performance\.now|crypto\.\w+|globalThis\.\w+)$/;

/** No pure module asks the world anything. */
export const pureModulesAskNothing: Check = (files) =>
  files
    .filter((file) => isCode(file) && pureFile.test(file.path))
    .flatMap((file) => {
      const problems: string[] = [];
      walk(syntaxOf(file), (node) => {
        const asksClock =
          ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length;
        const asksWorld = ts.isPropertyAccessExpression(node) && unsteady.test(node.getText());
        if (asksClock || asksWorld) problems.push(`${file.path}:${lineOf(node)}: ${node.getText()}`);
      });
      return problems;
    });
