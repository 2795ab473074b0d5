/** Kinds of events of certificates, with the shape of their payload. Pure; ids, counts and codes, never a name. */
export type CertificateEvent =
  | {
      kind: 'certificate.issued' | 'certificate.printed';
      subjectType: 'decision';
      subjectId: string;
      payload: { count: number };
    }
  | {
      kind: 'certificate.reissued' | 'certificate.revoked';
      subjectType: 'award';
      subjectId: string;
      payload: { number: string; reason: string };
    }
  | {
      kind: 'certificate.worded';
      subjectType: 'certificateTemplate';
      subjectId: string;
      payload: { version: number };
    };
