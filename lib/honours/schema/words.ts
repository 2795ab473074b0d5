/**
 * Shapes of publications, consents and of what visitors ask for in the address.
 * Owns the closed lists (kinds, fields, givers) and the Vietnamese words of filters in addresses.
 * Refuses nothing aloud in public lists: a word it does not know counts as not given.
 */
import { z } from 'zod';
import type { DateVn } from '@/lib/kernel/dates';
import { normaliseText } from '@/lib/kernel/names';

export const publicationKinds = ['fundFigures', 'honourList', 'donorRoll'] as const;
export type PublicationKind = (typeof publicationKinds)[number];

/** Words of the kinds in staff addresses. */
export const kindSlugs: Readonly<Record<PublicationKind, string>> = {
  fundFigures: 'thu-chi',
  honourList: 'vinh-danh',
  donorRoll: 'so-vang',
};

export const consentFields = ['name', 'school', 'amount', 'photo'] as const;
/** "file": everything handed in, for the purpose "process" alone. */
export type ConsentField = (typeof consentFields)[number] | 'file';
export const consentGivers = ['self', 'guardian'] as const;
export type ConsentGiver = (typeof consentGivers)[number];
export const consentChannels = ['paper', 'link', 'spoken'] as const;
export type ConsentChannel = (typeof consentChannels)[number];
export const consentPurposes = [
  'process',
  'publish',
  'ceremonyAloud',
  'ceremonyProjected',
  'shareWithDonor',
] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** Why a version is made, as everybody reads it beside the version. */
export const publicationCauses = ['newEntries', 'mistake', 'wording', 'wishes', 'yearEnd'] as const;
export type PublicationCause = (typeof publicationCauses)[number];

/** Everything that can be agreed to: purpose and field, as forms send it. */
export const consentThings = [
  'publish:name',
  'publish:school',
  'publish:photo',
  'publish:amount',
  'ceremonyAloud:name',
  'ceremonyProjected:name',
  'shareWithDonor:name',
  'process:file',
] as const;

export interface PublishInput {
  kind: PublicationKind;
  year: number;
  /** Last day that counts; lies in the year and not after today. */
  asOf: DateVn;
  /** Stays inside. */
  reason?: string;
  /** Shown to everybody; the difference to the last version speaks for itself when left out. */
  cause?: PublicationCause;
}

/** One thing that is agreed to: a field for a purpose. */
export interface ConsentThing {
  field: ConsentField;
  purpose: ConsentPurpose;
}

export interface GiveConsentInput {
  partyId: number;
  /** To be published; or `things`. */
  fields?: readonly ConsentField[];
  things?: readonly ConsentThing[];
  giver: ConsentGiver;
  /** Who signed for the child; needed when the giver is the guardian. */
  representative?: { name: string; relation: 'mother' | 'father' | 'guardian' };
  givenOn: DateVn;
  /** "paper" when left out. */
  channel?: ConsentChannel;
}

export interface WithdrawConsentInput {
  partyId: number;
  /** Of what was to be published; or `things`. Everything that was to be published when both are left out. */
  fields?: readonly ConsentField[];
  things?: readonly ConsentThing[];
  /** Both givers when left out. */
  giver?: ConsentGiver;
  reason?: string;
}

/** Which pupils, teachers or members are shown; words of addresses. */
export const recipientSlugs = {
  'hoc-sinh': 'student',
  'giao-vien': 'teacher',
  'hoi-vien': 'member',
} as const;
export type RecipientSlug = keyof typeof recipientSlugs;
export type RecipientKind = (typeof recipientSlugs)[RecipientSlug];

/** Words of addresses for every line of "in by source" and "out by use". */
export const figureSlugs: Readonly<Record<string, string>> = {
  opening: 'so-du-dau',
  'in.agency': 'co-quan',
  'in.enterprise': 'doanh-nghiep',
  'in.clan': 'dong-ho',
  'in.chapter': 'chi-hoi',
  'in.association': 'hoi-ban',
  'in.individual': 'ca-nhan',
  'in.bankInterest': 'lai-tien-gui',
  'in.budget': 'ngan-sach',
  'in.membershipFee': 'hoi-phi',
  'in.fundTransfer': 'quy-khac-chuyen-den',
  'in.inKind': 'nhan-hien-vat',
  'in.correction': 'dieu-chinh-tang',
  'in.other': 'thu-khac',
  'out.award': 'hoc-bong-giai-thuong',
  'out.emergencySupport': 'ho-tro',
  'out.ceremony': 'to-chuc-le',
  'out.administration': 'quan-ly',
  'out.inKind': 'trao-hien-vat',
  'out.correction': 'dieu-chinh-giam',
  'out.other': 'chi-khac',
  transfer: 'chuyen-quy',
};

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

const oneText = z.preprocess(
  (value) => (Array.isArray(value) ? value[0] : value),
  z.string().max(100).transform(normaliseText).optional().catch(undefined),
);
const slugWord = oneText.transform((word) =>
  word && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(word) ? word : undefined,
);
const year = oneText.transform((word) => (word && /^(19|20)\d\d$/.test(word) ? Number(word) : undefined));
const page = oneText.transform((word) => (word && /^[1-9]\d{0,3}$/.test(word) ? Number(word) : 1));

/** Query of the honour list: nam, q, dien, don-vi, dot, le, sap-xep, trang. */
export const honourQuery = z.object({
  nam: year,
  q: oneText.transform((text) => text ?? ''),
  dien: slugWord.transform((word) => (word && word in recipientSlugs ? (word as RecipientSlug) : undefined)),
  'don-vi': slugWord,
  dot: slugWord,
  le: slugWord,
  'sap-xep': slugWord.transform((word) => (word === 'don-vi' ? ('don-vi' as const) : ('ten' as const))),
  trang: page,
});
export type HonourQuery = z.output<typeof honourQuery>;

/** Query of the donors' roll: nam, q, trang. */
export const wordsQuery = z.object({ q: oneText.transform((text) => text ?? '') });

export const donorQuery = z.object({ nam: year, q: oneText.transform((text) => text ?? ''), trang: page });
export type DonorQuery = z.output<typeof donorQuery>;

/** Query of the public ledger: nam, chieu, muc, quy, q, trang. */
export const ledgerQuery = z.object({
  nam: year,
  chieu: slugWord.transform((word) => (word === 'thu' || word === 'chi' ? word : undefined)),
  muc: slugWord.transform((word) => (word && Object.values(figureSlugs).includes(word) ? word : undefined)),
  quy: slugWord,
  q: oneText.transform((text) => text ?? ''),
  trang: page,
});
export type LedgerQuery = z.output<typeof ledgerQuery>;
