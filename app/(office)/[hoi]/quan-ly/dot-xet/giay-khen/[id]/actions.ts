'use server';
/** Entering, printing, reissuing and revoking certificates of one decision. */
import { issueCertificates, reissueCertificate } from '@/lib/certificates/commands/issue';
import { printCertificates } from '@/lib/certificates/commands/print';
import { revokeCertificate } from '@/lib/certificates/commands/revoke';
import { issueForm, printForm, reissueForm, revokeForm } from '@/lib/certificates/schema/forms';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const issueAll = defineAction({
  permission: 'certificates.issue',
  schema: issueForm,
  run: (tx, actor, form) => issueCertificates(tx, actor, form),
  redirectsTo: (hoi, _count, form) => routes.office.certificates(hoi, form.decisionId, { xong: 'issued' }),
});

export const printChosen = defineAction({
  permission: 'certificates.issue',
  schema: printForm,
  run: (tx, actor, { certificateIds, ...form }) =>
    printCertificates(tx, actor, {
      ...form,
      certificateIds: certificateIds.length > 0 ? certificateIds : undefined,
    }),
  redirectsTo: (hoi, printId, form) => routes.office.certificates(hoi, form.decisionId, { ban: printId }),
});

export const reissueOne = defineAction({
  permission: 'certificates.issue',
  schema: reissueForm,
  run: (tx, actor, form) => reissueCertificate(tx, actor, form),
  redirectsTo: (hoi, _id, form) => routes.office.certificates(hoi, form.decisionId, { xong: 'reissued' }),
});

export const revokeOne = defineAction({
  permission: 'certificates.revoke',
  schema: revokeForm,
  run: async (tx, actor, { laterDecisionId, certificateId, reason, note }) => {
    await revokeCertificate(tx, actor, { certificateId, reason, note, decisionId: laterDecisionId });
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.certificates(hoi, form.decisionId, { xong: 'revoked' }),
});
