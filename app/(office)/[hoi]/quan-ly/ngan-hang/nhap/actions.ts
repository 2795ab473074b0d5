'use server';
/** The import form's action: the step "check" stays on the page, a stored statement opens. */
import { importStatementFile } from '@/lib/statements/commands/import-file';
import { importForm } from '@/lib/statements/schema/form';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const importFile = defineAction({
  permission: 'statements.keep',
  schema: importForm,
  file: 'file',
  run: importStatementFile,
  redirectsTo: (hoi, done) =>
    done.step === 'stored' && done.statementId !== null
      ? routes.office.bankStatement(hoi, done.statementId, { vua: 'nhap' })
      : undefined,
});
