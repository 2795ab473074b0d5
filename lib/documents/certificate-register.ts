/**
 * Sổ đăng ký giấy khen: every certificate of a year or of a decision, one line each, with room for the receiver to sign.
 * Owns the columns, the words for each state and the closing counts. Refuses why a certificate was written anew or taken
 * back: the register is signed by many and lies open, so it says by which decision and no more.
 */
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import { type IssuingAssociation, type SignatureBox, signatureBox } from './issuer';
import { countText, dayLine } from './wording';

export interface RegisterEntry {
  /** "07/2019" */
  number: string;
  issuedOn: DateVn;
  /** Null: not to be told to this reader, or erased. */
  name: string | null;
  unit: string;
  achievement: string;
  /** "01/QĐ-HKH" and its day. */
  decision: string;
  decidedOn: DateVn;
  state: 'valid' | 'reissued' | 'revoked';
  /** "8/2019": the certificates that this one replaces and that replaced it. */
  replaces: string | null;
  replacedBy: string | null;
  revokedOn: DateVn | null;
  /** "4/2019" */
  revokingDecision: string | null;
}

export interface CertificateRegisterInput {
  issuer: IssuingAssociation;
  /** "Năm 2019", or the decision that gave all of them. */
  scope: { year: number } | { decision: string; decidedOn: DateVn };
  printedOn: DateVn;
  entries: readonly RegisterEntry[];
  chairName?: string;
  sampleNotice?: string;
}

export interface CertificateRegisterData {
  issuer: { name: string; address: string };
  subject: string;
  rows: {
    number: string;
    issuedOn: string;
    name: string;
    unit: string;
    achievement: string;
    decision: string;
    state: string;
    /** False: nobody signs for it any more, the room is crossed out. */
    isSigned: boolean;
  }[];
  count: string;
  signDate: string;
  signatures: SignatureBox[];
  sampleNotice?: string;
}

/** Printed for a person whose name this reader is not told. */
const UNNAMED = '(không nêu tên)';

function stateOf(entry: RegisterEntry): string {
  const { state, replaces, replacedBy, revokedOn, revokingDecision } = entry;
  const earlier = replaces === null ? [] : [`Cấp lại, thay giấy số ${replaces}`];
  if (state === 'reissued') return [...earlier, `Đã cấp lại bằng giấy số ${replacedBy}`].join('. ');
  if (state === 'valid') return earlier[0] ?? 'Đã cấp';
  const by = revokingDecision === null ? '' : ` theo Quyết định số ${revokingDecision}`;
  return [...earlier, `Đã thu hồi${revokedOn === null ? '' : ` ngày ${formatDateVn(revokedOn)}`}${by}`].join(
    '. ',
  );
}

/** Text of the register, in the order of its numbers; dates are days in Việt Nam. */
export function certificateRegister(input: CertificateRegisterInput): CertificateRegisterData {
  const { issuer, scope, entries } = input;
  const counted = (state: RegisterEntry['state']) =>
    countText(entries.filter((entry) => entry.state === state).length);
  return {
    issuer: { name: issuer.name, address: issuer.address },
    subject:
      'year' in scope
        ? `Năm ${scope.year}`
        : `Theo Quyết định số ${scope.decision} ngày ${formatDateVn(scope.decidedOn)}`,
    rows: entries.map((entry) => ({
      ...{ number: entry.number, issuedOn: formatDateVn(entry.issuedOn), name: entry.name ?? UNNAMED },
      ...{
        unit: entry.name === null ? '' : entry.unit,
        achievement: entry.name === null ? '' : entry.achievement,
      },
      ...{ decision: `${entry.decision}\n${formatDateVn(entry.decidedOn)}`, state: stateOf(entry) },
      isSigned: entry.state === 'valid',
    })),
    count:
      `Sổ có ${countText(entries.length)} giấy khen: ${counted('valid')} còn hiệu lực, ` +
      `${counted('reissued')} đã cấp lại, ${counted('revoked')} đã thu hồi.`,
    signDate: dayLine(input.printedOn),
    signatures: [
      signatureBox('Người giữ sổ'),
      signatureBox('Chủ tịch Hội', input.chairName, '(Ký, họ tên, đóng dấu)'),
    ],
    sampleNotice: input.sampleNotice,
  };
}
