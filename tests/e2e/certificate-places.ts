/** Pages, files and actions of certificates, for the tables of the tests that visit and post everything. */
import type { Permission } from '@/lib/access/policy';
import { type ActionEntry, asked, none } from './action-entry';

export const certificatePages: Readonly<Record<string, Permission>> = {
  'dot-xet/giay-khen': 'certificates.view',
  'dot-xet/giay-khen/[id]': 'certificates.view',
  'dot-xet/giay-khen/[id]/in/[ban]': 'certificates.view',
  'dot-xet/giay-khen/[id]/so.pdf': 'certificates.view',
  'dot-xet/giay-khen/so.pdf': 'certificates.view',
  'dot-xet/giay-khen/xem-truoc.pdf': 'certificates.view',
};

/** Addresses about one decision; `print`: a press that printed certificates of it, '' when there was none. */
export const decisionExamples = (decision: string | undefined, print: string) => ({
  'dot-xet/[dot]/quyet-dinh/[id]': decision,
  'dot-xet/giay-khen/[id]': decision,
  'dot-xet/giay-khen/[id]/in/[ban]': print,
});

export const certificateActions: Readonly<Record<string, ActionEntry>> = {
  'dot-xet/giay-khen#writeCertificate': asked(
    'certificates.issue',
    { name: 'Thử', wording: 'Thử', sheet: 'a4' },
    true,
  ),
  'dot-xet/giay-khen/[id]#issueAll': asked('certificates.issue', { decisionId: none, templateNumber: none }),
  'dot-xet/giay-khen/[id]#printChosen': asked('certificates.issue', {
    decisionId: none,
    requestKey: 'thu-giay-khen',
  }),
  'dot-xet/giay-khen/[id]#reissueOne': asked('certificates.issue', {
    decisionId: none,
    certificateId: none,
    reason: 'lost',
  }),
  'dot-xet/giay-khen/[id]#revokeOne': asked('certificates.revoke', {
    decisionId: none,
    certificateId: none,
    reason: 'issuedInError',
  }),
};
