/**
 * Doors of the program: what a browser may call, and which commands stand behind it.
 * Owns the two makers of doors: for staff inside an association, and at the gate before one is chosen.
 * Refuses any other export under 'use server': each one is an address that strangers can call.
 */
import ts from 'typescript';
import { hasDirective, isExported, syntaxOf, walk } from './syntax';
import { type Check, isCode, type SourceFile } from './tree';

const makers = ['defineAction', 'defineGateAction'];

/** Every server action keeps the order of checks, because one of the two makers made it. */
export const serverActionsAreDefined: Check = (files) =>
  files
    .filter((file) => isCode(file) && /^(app|components|lib)\//.test(file.path))
    .flatMap((file) => {
      const tree = syntaxOf(file);
      if (!hasDirective(tree.statements, 'use server')) return inlineActions(file);
      if (!/\/actions\.ts$/.test(file.path)) return [`${file.path}: 'use server' outside an actions.ts`];
      return tree.statements
        .filter((one) => isExported(one) || ts.isExportDeclaration(one) || ts.isExportAssignment(one))
        .filter((one) => !ts.isTypeAliasDeclaration(one) && !ts.isInterfaceDeclaration(one))
        .flatMap((one) =>
          isDefined(one)
            ? []
            : [`${file.path}: an export that neither defineAction nor defineGateAction made`],
        );
    });

function isDefined(statement: ts.Statement): boolean {
  if (!ts.isVariableStatement(statement)) return false;
  return statement.declarationList.declarations.every((one) => {
    const made = one.initializer;
    return !!made && ts.isCallExpression(made) && makers.includes(made.expression.getText());
  });
}

function inlineActions(file: SourceFile): string[] {
  const problems: string[] = [];
  walk(syntaxOf(file), (node) => {
    if (ts.isBlock(node) && hasDirective(node.statements, 'use server'))
      problems.push(`${file.path}: a server action hidden inside a component`);
  });
  return problems;
}

/** Commands as exported: functions of lib/<module>/commands that take a running transaction. */
export function commandsOf(files: readonly SourceFile[]): { name: string; path: string }[] {
  return files
    .filter((file) => /^lib\/[^/]+\/commands(\.ts$|\/)/.test(file.path))
    .flatMap((file) =>
      syntaxOf(file)
        .statements.filter(ts.isFunctionDeclaration)
        .filter((one) => isExported(one) && one.name && one.parameters[0]?.name.getText() === 'tx')
        .map((one) => ({ name: one.name!.text, path: file.path })),
    );
}

/** Every command is called, by its name, in a test against a real PostgreSQL. */
export const commandsAreTested: Check = (files) => {
  const tested = new Set<string>();
  for (const file of files.filter((one) => /^tests\/db\/.*\.tsx?$/.test(one.path)))
    walk(syntaxOf(file), (node) => {
      if (ts.isIdentifier(node) && !ts.isImportSpecifier(node.parent)) tested.add(node.text);
    });
  return commandsOf(files)
    .filter(({ name }) => !tested.has(name))
    .map(({ name, path }) => `${path}: no test under tests/db calls ${name}`);
};
