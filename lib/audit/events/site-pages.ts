/** Events about the pages the chair writes. Pure. Payloads hold numbers, codes and fingerprints, never words of a text. */
export type SitePageEvent =
  | {
      kind: 'sitePage.drafted' | 'sitePage.draftDropped';
      subjectType: 'association';
      subjectId: string;
      payload: { page: string; revision: number };
    }
  | {
      kind: 'sitePage.published' | 'sitePage.builtInAgain';
      subjectType: 'association';
      subjectId: string;
      /** Kinds of findings that were ticked, with commas between. */
      payload: { page: string; version: number; fingerprint: string; ticked: string };
    }
  | {
      kind: 'sitePage.withdrawn';
      subjectType: 'association';
      subjectId: string;
      payload: { page: string; version: number };
    };
