/**
 * How an award reaches its recipient. Pure.
 * Owns who may receive, which state follows which, the groups of a run sheet and its counts.
 * Refuses to look anything up, and refuses a group of its own for hardship: pupils stand in one group.
 */
import type { DateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { signsAlone } from '@/lib/payments/rules';
import type { CeremonyStatus, HandoverInput, HandoverStatus } from './schema';

export interface Recipient {
  benefit: string;
  birthYear: number | null;
  hasGuardian: boolean;
  isPerson: boolean;
}

/** Refuses a receiver who may not receive, or whose name is not known. */
export function checkReceiver(recipient: Recipient, input: HandoverInput, today: DateVn): void {
  const refuse = (field: string, code: string): never => {
    throw new DomainError(code, { fields: { [field]: code } });
  };
  if (input.handedOn > today) refuse('handedOn', 'fields.futureDate');
  const isMoney = recipient.benefit === 'money';
  if (
    input.receiverKind === 'self' &&
    isMoney &&
    recipient.isPerson &&
    !signsAlone(recipient.birthYear, input.handedOn)
  )
    refuse('receiverKind', 'ceremonies.childNeedsAdult');
  const isNamed = input.receiverName !== undefined && input.receiverName !== '';
  const needsName =
    input.receiverKind === 'proxy' || (input.receiverKind === 'guardian' && !recipient.hasGuardian);
  if (needsName && !isNamed) refuse('receiverName', 'ceremonies.receiverNeedsName');
}

export type HandoverAct = 'handOver' | 'markAbsent' | 'handOverLater' | 'markSigned';

const follows: Record<HandoverAct, { from: readonly HandoverStatus[]; to?: HandoverStatus }> = {
  handOver: { from: ['waiting', 'absent'], to: 'handed' },
  markAbsent: { from: ['waiting'], to: 'absent' },
  handOverLater: { from: ['absent'], to: 'handedLater' },
  markSigned: { from: ['handed', 'handedLater'] },
};

/**
 * The state that follows, or a refusal. What was handed over stays handed over; once the ceremony is closed,
 * only what was missed can still be given, and signatures still come in.
 */
export function decideHandover(
  act: HandoverAct,
  status: HandoverStatus,
  ceremony: CeremonyStatus,
): HandoverStatus {
  const { from, to } = follows[act];
  if (!from.includes(status)) {
    const isDone = status === 'handed' || status === 'handedLater';
    throw new DomainError(isDone ? 'ceremonies.alreadyHanded' : 'ceremonies.wrongState');
  }
  if (ceremony === 'closed' && (act === 'handOver' || act === 'markAbsent'))
    throw new DomainError('ceremonies.closed');
  return to ?? status;
}

/** Refuses to close while somebody's row is undecided. */
export function checkClosing(status: CeremonyStatus, waiting: number): void {
  if (status === 'closed') throw new DomainError('ceremonies.closed');
  if (waiting > 0) throw new DomainError('ceremonies.stillWaiting', { params: { count: waiting } });
}

export const recipientGroups = ['teacher', 'student', 'member'] as const;
export type RecipientGroup = (typeof recipientGroups)[number];

/** The group in which somebody is called up. */
export function groupOf(category: string): RecipientGroup {
  if (category === 'excellentTeacher') return 'teacher';
  return category === 'activeMember' ? 'member' : 'student';
}

export interface CountedRow {
  status: HandoverStatus;
  benefit: string;
  amountVnd: bigint;
  isSigned: boolean;
}

export interface SheetCounts {
  total: number;
  waiting: number;
  handed: number;
  absent: number;
  handedLater: number;
  /** Handed over, at the ceremony or later, in đồng. */
  handedVnd: bigint;
  /** Still to be given, in đồng. */
  owedVnd: bigint;
  /** Money handed over whose sheet is not signed yet. */
  unsigned: number;
}

/** What was handed over, what was not, and whose signature is missing. */
export function countSheet(rows: readonly CountedRow[]): SheetCounts {
  const is = (status: HandoverStatus) => rows.filter((row) => row.status === status).length;
  const done = rows.filter((row) => row.status === 'handed' || row.status === 'handedLater');
  const sum = (some: readonly CountedRow[]) => some.reduce((total, row) => total + row.amountVnd, 0n);
  return {
    total: rows.length,
    ...{ waiting: is('waiting'), handed: is('handed'), absent: is('absent'), handedLater: is('handedLater') },
    handedVnd: sum(done),
    owedVnd: sum(rows) - sum(done),
    unsigned: done.filter((row) => row.benefit === 'money' && !row.isSigned).length,
  };
}
