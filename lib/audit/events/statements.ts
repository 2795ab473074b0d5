/** Kinds of events of bank statements and of the rules for their lines, with the shape of their payload. Pure; ids, amounts as text, codes. */
export type StatementEvent =
  | {
      kind: 'statement.imported';
      subjectType: 'bankStatement';
      subjectId: string;
      payload: { accountId: number; newCount: number; knownCount: number; closingVnd: string };
    }
  | {
      kind: 'bankLine.matched';
      subjectType: 'bankStatement';
      subjectId: string;
      payload: { count: number; amountVnd: string };
    }
  | {
      kind: 'bankLine.unmatched';
      subjectType: 'bankStatement';
      subjectId: string;
      payload: { amountVnd: string };
    }
  | { kind: 'bankLine.held'; subjectType: 'bankStatement'; subjectId: string; payload: { amountVnd: string } }
  | {
      kind: 'bankLine.released';
      subjectType: 'bankStatement';
      subjectId: string;
      payload: { amountVnd: string };
    }
  | {
      kind: 'statement.finished';
      subjectType: 'bankStatement';
      subjectId: string;
      payload: { closingVnd: string };
    }
  | {
      kind: 'statement.reopened';
      subjectType: 'bankStatement';
      subjectId: string;
      payload: Record<string, never>;
    }
  | {
      kind: 'statementRule.made';
      subjectType: 'statementRule';
      subjectId: string;
      payload: { outcome: string; replacesId?: number };
    }
  | {
      kind: 'statementRule.closed';
      subjectType: 'statementRule';
      subjectId: string;
      payload: { outcome: string };
    };
