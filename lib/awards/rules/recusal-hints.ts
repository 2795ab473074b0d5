/**
 * Where a member may be too close to a file, pure: a hint to ask about, never a recusal by itself.
 * The clan hint wants the same family name and the same unit: a family name alone would name a third of the country.
 */
import type { RecusalKind } from '../schema/inputs';

export interface MemberTraits {
  userId: number;
  nameFolded: string;
  unitCode: string | null;
  schoolFolded: string;
  /** Gave to the fund of this round. */
  isDonor: boolean;
}

export interface NomineeTraits {
  nameFolded: string;
  unitCode: string | null;
  schoolFolded: string;
  /** Staff account of the nominee or of the guardian. */
  userIds: readonly number[];
}

function familyName(folded: string): string {
  return folded.split(' ')[0] ?? '';
}

/** Reasons to ask this member about this file, strongest first. */
export function recusalHints(member: MemberTraits, nominee: NomineeTraits): RecusalKind[] {
  const hints: RecusalKind[] = [];
  if (nominee.userIds.includes(member.userId)) hints.push('self');
  const sameUnit = member.unitCode !== null && member.unitCode === nominee.unitCode;
  if (sameUnit && familyName(member.nameFolded) === familyName(nominee.nameFolded)) hints.push('clan');
  if (member.schoolFolded !== '' && member.schoolFolded === nominee.schoolFolded) hints.push('school');
  if (member.isDonor) hints.push('donor');
  return hints;
}
