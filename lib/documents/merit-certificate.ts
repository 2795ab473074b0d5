/**
 * Giấy khen: one sheet for one person or collective.
 * Owns the order of its lines and how much text one sheet holds. Issuer, wording and signature are data, because who may
 * issue a giấy khen depends on the law of the day. Refuses text that no step of its template could set.
 */
import { type DateVn, formatDateDocument } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import type { IssuingAssociation } from './issuer';
import type { OfficialSigner } from './official-frame';
import type { PaperCheck } from './qr';
import type { SquarePlace } from './sheet-squares';
import { fitsIn } from './text-room';
import { placeAndDay, reprintText } from './wording';

export interface MeritCertificateInput {
  issuer: IssuingAssociation;
  /** "Chủ tịch Hội Khuyến học huyện Ngọc Lặc" */
  issuingOffice: string;
  name: string;
  unit?: string;
  /** "Đã đạt thành tích xuất sắc trong …" */
  achievement: string;
  decisionNumber: string;
  decidedOn: DateVn;
  /** Day on the paper; the day of the decision when left out. */
  issuedOn?: DateVn;
  /** Number in the register of certificates, unique in its year; absent: not entered yet. */
  registerNumber?: string;
  /** "3/2019": the certificate that this one replaces. */
  replaces?: string;
  signer: OfficialSigner;
  sheet?: 'a4' | 'a5';
  /** Code and address of the page that checks it. */
  check: PaperCheck;
  /** Which print this is, and when; PREVIEW for one that is only looked at. */
  printNo?: number;
  printedOn?: DateVn;
  sampleNotice?: string;
}

export interface MeritCertificateData {
  sheet: 'a4' | 'a5';
  /** Every text is so short that no smaller size has to be tried. */
  isShort: boolean;
  /** Short, and each text that may stand on one line certainly does: nothing has to be measured. */
  isPlain: boolean;
  authority: string;
  name: string;
  unit?: string;
  achievement: string;
  register: string;
  replaces?: string;
  placeAndDay: string;
  signer: OfficialSigner;
  check: PaperCheck;
  reprint?: string;
  sampleNotice?: string;
}

/** Most characters of each text: with all of them at once an A5 sheet still holds the certificate in a readable size. */
export const certificateLimits = { authority: 120, name: 90, unit: 130, achievement: 320 } as const;

/** Most characters with which all texts together stand in full size on a sheet, however wide their letters are. */
export const shortCertificate = {
  a4: {
    authority: 48,
    name: 30,
    unit: 48,
    achievement: 110,
    signerAuthority: 20,
    signerOffice: 16,
    signerName: 24,
  },
  a5: {
    authority: 42,
    name: 30,
    unit: 42,
    achievement: 80,
    signerAuthority: 20,
    signerOffice: 16,
    signerName: 24,
  },
} as const;

/** Bold letters are wider than those that `fitsIn` knows, by no more than this. */
const BOLD = 1.1;

/** Room of a line in points and sizes of letters in points, as in the template. */
const lines = {
  a4: { room: 694, authority: 17 * BOLD, name: 26 * BOLD, unit: 15, footRoom: 311, foot: 11 },
  a5: { room: 504, authority: 12.5 * BOLD, name: 19 * BOLD, unit: 11.5, footRoom: 215, foot: 9 },
} as const;

function standsOnLines(sheet: 'a4' | 'a5', data: Omit<MeritCertificateData, 'isPlain'>): boolean {
  const line = lines[sheet];
  const foot = [...data.register.split('\n'), data.replaces ?? ''];
  return (
    (['authority', 'name', 'unit'] as const).every((text) =>
      fitsIn(data[text] ?? '', line.room, line[text], 1),
    ) && foot.every((text) => fitsIn(text, line.footRoom, line.foot, 1))
  );
}

/** Where the square stands on each sheet, as in the template, in millimetres. */
const squarePlaces = {
  a4: { left: 26, foot: 16, side: 24 },
  a5: { left: 16, foot: 10, side: 20 },
} as const satisfies Record<string, SquarePlace>;

/** The square of a certificate and its place, for sheets whose template left room for it. */
export function squareOf({ check, sheet }: MeritCertificateData): { svg: string; place: SquarePlace } {
  return { svg: check.qr, place: squarePlaces[sheet] };
}

/** Text of one certificate. Many at once: pass the list to the batch renderer. Errors: certificates.textTooLong. */
export function meritCertificate(input: MeritCertificateInput): MeritCertificateData {
  const authority = input.issuingOffice.toLocaleUpperCase('vi');
  const texts = { authority, name: input.name, unit: input.unit ?? '', achievement: input.achievement };
  for (const [field, most] of Object.entries(certificateLimits)) {
    if (texts[field as keyof typeof texts].length > most) throw new DomainError('certificates.textTooLong');
  }
  const { signer } = input;
  const all = {
    ...texts,
    ...{ signerAuthority: signer.authority ?? '', signerOffice: signer.office, signerName: signer.name },
  };
  const sheet = input.sheet ?? 'a4';
  const data = {
    isShort: Object.entries(shortCertificate[sheet]).every(
      ([field, most]) => all[field as keyof typeof all].length <= most,
    ),
    ...{ sheet, authority, name: input.name, unit: input.unit },
    achievement: input.achievement,
    register:
      `Quyết định số: ${input.decisionNumber}\n${formatDateDocument(input.decidedOn)}\n` +
      `Vào sổ khen thưởng số: ${input.registerNumber ?? '……'}`,
    replaces: input.replaces && `Cấp lại, thay giấy khen số ${input.replaces}`,
    placeAndDay: placeAndDay(input.issuer.place, input.issuedOn ?? input.decidedOn),
    ...{ signer, check: input.check },
    reprint: reprintText(input.printNo, input.printedOn),
    sampleNotice: input.sampleNotice,
  };
  return { ...data, isPlain: data.isShort && standsOnLines(sheet, data) };
}

/** What is said where an achievement stays unsaid or was not written: the same for every pupil, poor or not. */
export function usualAchievement(category: string): string {
  return category === 'specialHardshipStudent' || category === 'academicPrizeStudent'
    ? 'Có nhiều cố gắng trong học tập và rèn luyện'
    : 'Có nhiều đóng góp cho phong trào khuyến học, khuyến tài';
}

/** The line of who awards, when the template names nobody. */
export function usualHeading(issuerName: string): string {
  return `Chủ tịch ${issuerName}`;
}

/** Lines above the signature, as on the decision, when the template has none of its own. */
export function usualSigner(signerIsChair: boolean): { authority: string; office: string } {
  return signerIsChair
    ? { authority: 'TM. BAN THƯỜNG VỤ', office: 'CHỦ TỊCH' }
    : { authority: 'KT. CHỦ TỊCH', office: 'PHÓ CHỦ TỊCH' };
}

/** The wording that an association begins with. */
export const usualCertificate = {
  name: 'Giấy khen',
  wording: '{thanh-tich}, {dot-xet}, năm học {nam-hoc}',
} as const;

/** Whom a preview names: nobody there is. */
export const previewName = 'Nguyễn Văn Mẫu';
