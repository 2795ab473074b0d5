/**
 * What personal data are kept, for which purpose, by whom read, how long. Pure.
 * Owns the one list; a test holds it against the fields and tables that exist, so that nothing new is kept in silence.
 */
import { holdersOf, type Permission, type Role } from '@/lib/access/policy';
import type { PersonalField } from '@/lib/people/schema';

export const purposes = [
  'award',
  'circumstances',
  'money',
  'publish',
  'ceremony',
  'requests',
  'reports',
  'staff',
] as const;
export type Purpose = (typeof purposes)[number];

interface Processing {
  /** Fields of app.personal_value. */
  fields: readonly (PersonalField | 'accountHolder' | 'accountNumber')[];
  /** Tables whose rows are counted, and named in the record. */
  tables: readonly string[];
  /** Who may read: the offices that hold this permission. */
  read: Permission;
}

/** Purpose → what is kept for it. */
export const processing: Readonly<Record<Purpose, Processing>> = {
  award: {
    fields: ['name', 'school', 'class', 'merit'],
    tables: ['nomination', 'award', 'nomination_link_file', 'certificate'],
    read: 'awards.viewDossiers',
  },
  circumstances: { fields: [], tables: ['hardship'], read: 'awards.viewDossiers' },
  money: {
    fields: ['phone', 'address', 'bankMemo', 'bankCounterparty', 'accountHolder', 'accountNumber'],
    tables: ['contribution', 'payment_order', 'recipient_account'],
    read: 'payments.view',
  },
  publish: {
    fields: ['publicName'],
    tables: ['consent', 'published_honour', 'published_gift', 'honour_photo'],
    read: 'publication.publish',
  },
  ceremony: { fields: ['receiver'], tables: ['handover'], read: 'ceremonies.view' },
  requests: {
    fields: ['note', 'reason'],
    tables: [
      'person_request',
      'consent_request',
      'consent_paper',
      'data_breach',
      'paper_look',
      'locked_paper',
    ],
    read: 'requests.view',
  },
  reports: {
    fields: ['tipText', 'tipContact'],
    tables: ['mistake_report'],
    read: 'mistakes.view',
  },
  staff: { fields: [], tables: ['council_member', 'recusal'], read: 'access.manage' },
};

/** Offices that may read what is kept for a purpose. */
export const readersOf = (purpose: Purpose): readonly Role[] => holdersOf(processing[purpose].read);
