/** The pages of the council's meeting, for the table in pages.ts. */
import type { Permission } from '@/lib/access/policy';

export const meetingPages: Readonly<Record<string, Permission>> = {
  'dot-xet/[dot]/hop': 'awards.viewDossiers',
  'dot-xet/[dot]/hop/chieu': 'awards.viewDossiers',
  'dot-xet/[dot]/hop/gio-tay': 'awards.viewDossiers',
  'dot-xet/[dot]/hop/gio-tay/to-da-ky': 'awards.viewDossiers',
  'dot-xet/[dot]/hop/khach': 'awards.viewDossiers',
};

/** `paper`: the round of a meeting with a signed paper, '' when there is none. */
export const meetingExamples = (paper: string): Record<string, string> => ({
  'dot-xet/[dot]/hop/gio-tay/to-da-ky': paper,
});
