'use server';
/** The register of legal documents: a new one, and the end of one. */
import { endDocument, recordDocument } from '@/lib/awards/commands/legal-documents';
import { documentForm, endDocumentForm } from '@/lib/awards/schema/document-forms';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const keepDocument = defineAction({
  permission: 'awards.manageRound',
  schema: documentForm,
  run: recordDocument,
  redirectsTo: (hoi) => routes.office.legalDocuments(hoi, { xong: 'recorded' }),
});

export const keepEnd = defineAction({
  permission: 'awards.manageRound',
  schema: endDocumentForm,
  run: async (tx, actor, form) => {
    await endDocument(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi) => routes.office.legalDocuments(hoi, { xong: 'ended' }),
});
