/**
 * The frame of official papers (Nghị định 30/2020/NĐ-CP, Phụ lục I): issuer, number, place and day, signer.
 * Owns the head, the closing punctuation of căn cứ lines and the "Nơi nhận" list.
 */
import type { DateVn } from '@/lib/kernel/dates';
import type { IssuingAssociation } from './issuer';
import { placeAndDay } from './wording';

/** Facts every official paper shares. */
export interface OfficialFacts {
  issuer: IssuingAssociation;
  /** "01/QĐ-HKH"; numbers below ten are padded and start again each 1 January. */
  number: string;
  issuedOn: DateVn;
  /** What the paper is about: "Về việc trao học bổng Tết khuyến học xuân Kỷ Hợi 2019". */
  subject: string;
  signer: OfficialSigner;
  /** Receivers without dash or full stop: "Như Điều 3", "Lưu: VT". */
  distribution?: string[];
  sampleNotice?: string;
}

/** "TM. BAN THƯỜNG VỤ" / "CHỦ TỊCH" / name without honorific or degree. */
export interface OfficialSigner {
  authority?: string;
  office: string;
  name: string;
}

export interface OfficialFrameData {
  parentName?: string;
  issuerName: string;
  number: string;
  placeAndDay: string;
  kind: string;
  subject: string;
  signer: OfficialSigner;
  distribution: string[];
  sampleNotice?: string;
}

/** The head and foot of an official paper of the given kind ("QUYẾT ĐỊNH"). */
export function officialFrame(facts: OfficialFacts, kind: string): OfficialFrameData {
  return {
    parentName: facts.issuer.parentName?.toLocaleUpperCase('vi'),
    issuerName: facts.issuer.name.toLocaleUpperCase('vi'),
    number: facts.number,
    placeAndDay: placeAndDay(facts.issuer.place, facts.issuedOn),
    kind,
    subject: facts.subject,
    signer: facts.signer,
    distribution: closeLines((facts.distribution ?? []).map((line) => `- ${line}`)),
    sampleNotice: facts.sampleNotice,
  };
}

/** Ends every line with ";" and the last with ".", whatever the writer had put there. */
export function closeLines(lines: readonly string[]): string[] {
  return lines.map((line, at) => line.replace(/[;.,\s]+$/, '') + (at === lines.length - 1 ? '.' : ';'));
}
