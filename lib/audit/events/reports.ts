/** Kinds of events about reports of a period; publishing is written by the database. Pure. */
type About = { subjectType: 'association'; subjectId: string };

export type ReportEvent =
  | (About & { kind: 'report.started'; payload: { period: string; year: number } })
  | (About & { kind: 'report.written'; payload: { report: number; sections: number } })
  | (About & { kind: 'report.lookedAt'; payload: { report: number } })
  | (About & { kind: 'report.planSet'; payload: { year: number } })
  | (About & { kind: 'report.withdrawn'; payload: { version: number } });
