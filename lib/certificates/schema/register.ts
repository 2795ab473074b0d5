/** Words of the register: why a certificate is written anew or taken back, and what state it is in. Pure. */

export const reissueReasons = ['lost', 'damaged', 'misspelt', 'otherReason'] as const;
export type ReissueReason = (typeof reissueReasons)[number];

export const revocationReasons = ['laterDecision', 'issuedInError', 'otherReason'] as const;
export type RevocationReason = (typeof revocationReasons)[number];

export type CertificateState = 'valid' | 'reissued' | 'revoked';

/** Kinds of award as everybody may know them: none tells which pupil is poor. */
export const awardKinds = ['teacher', 'student', 'contest', 'member'] as const;
export type AwardKind = (typeof awardKinds)[number];

/** Certificates that one press prints at most. */
export const MAX_CERTIFICATES_OF_PRINT = 500;
