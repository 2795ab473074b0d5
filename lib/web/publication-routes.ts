/**
 * Addresses in the office of what leaves the house and who asks about it: publications, reports, the pages the chair
 * writes, consents, requests of persons, reported mistakes. Read through `routes.office` alone.
 */
import { type SitePage, sitePageSlugs } from '../honours/schema/site-pages';
import { office, type Query } from './addresses';
import { BOOKLET_FILE } from './public-pages';

/** One person's question: the round and the award. */
interface AskedPlace {
  round: string;
  awardId: number;
}

export const publicationRoutes = {
  publications: (hoi: string) => office(hoi, ['cong-bo']),
  /** How the figures of the fund are published: by order or by hand. */
  figureOrder: (hoi: string, query?: Query) => office(hoi, ['cong-bo', 'hang-ngay'], query),
  /** One list of one year before it is published; `kind` is a word of lib/honours/schema/words kindSlugs. */
  publication: (hoi: string, kind: string, year: number, query?: Query) =>
    office(hoi, ['cong-bo', kind, year], query),
  /** Copies of the honour list of a year that leave the house: their list, one as a file, the booklet. */
  honourCopies: (hoi: string, year: number) => office(hoi, ['cong-bo', 'vinh-danh', year, 'ban-sao']),
  honourCopyFile: (hoi: string, year: number, id: number) =>
    office(hoi, ['cong-bo', 'vinh-danh', year, 'ban-sao', id, 'tep.html']),
  honourBooklet: (hoi: string, year: number) =>
    office(hoi, ['cong-bo', 'vinh-danh', year, 'ban-sao', BOOKLET_FILE]),
  consents: (hoi: string, query?: Query) => office(hoi, ['cong-bo', 'dong-y'], query),
  consent: (hoi: string, partyId: number) => office(hoi, ['cong-bo', 'dong-y', partyId]),
  /** Reports of a period; the list behind a number; what will be seen; the papers. */
  reports: (hoi: string, query?: Query) => office(hoi, ['bao-cao'], query),
  report: (hoi: string, id: number, query?: Query) => office(hoi, ['bao-cao', id], query),
  reportNumber: (hoi: string, id: number, query: Query) => office(hoi, ['bao-cao', id, 'so'], query),
  reportPublication: (hoi: string, id: number, query?: Query) =>
    office(hoi, ['bao-cao', id, 'cong-bo'], query),
  /** `ban`: a published version; without it the draft. */
  reportPdf: (hoi: string, id: number, query?: Query) => office(hoi, ['bao-cao', id, 'bao-cao.pdf'], query),
  reportDocx: (hoi: string, id: number, query?: Query) => office(hoi, ['bao-cao', id, 'bao-cao.docx'], query),
  /** Letters to the units that are silent in the period, or to one of them (`don-vi`). */
  reportReminders: (hoi: string, id: number, query?: Query) =>
    office(hoi, ['bao-cao', id, 'nhac-don-vi.pdf'], query),
  reportXlsx: (hoi: string, id: number, query?: Query) => office(hoi, ['bao-cao', id, 'phu-luc.xlsx'], query),
  /** Requests about personal data; one of them; everything held on its person. */
  requests: (hoi: string) => office(hoi, ['yeu-cau']),
  request: (hoi: string, id: number, query?: Query) => office(hoi, ['yeu-cau', id], query),
  lockedNames: (hoi: string) => office(hoi, ['yeu-cau', 'ten-da-khoa']),
  /** Pictures of signed papers that may show the person of a request; one of them. */
  requestPictures: (hoi: string, id: number, query?: Query) => office(hoi, ['yeu-cau', id, 'anh'], query),
  requestPicture: (hoi: string, id: number, name: string) => office(hoi, ['yeu-cau', id, 'anh', name]),
  /** What anybody reported as wrong; one of them; the register as paper. */
  mistakes: (hoi: string, query?: Query) => office(hoi, ['bao-sai'], query),
  mistake: (hoi: string, id: number, query?: Query) => office(hoi, ['bao-sai', id], query),
  mistakeRegisterPdf: (hoi: string, query?: Query) => office(hoi, ['bao-sai', 'so-phan-anh.pdf'], query),
  breaches: (hoi: string, query?: Query) => office(hoi, ['yeu-cau', 'su-co'], query),
  breachPdf: (hoi: string, id: number) => office(hoi, ['yeu-cau', 'su-co', id, 'bao-cao.pdf']),
  processingPdf: (hoi: string) => office(hoi, ['yeu-cau', 'so-xu-ly.pdf']),
  personFile: (hoi: string, id: number, format: 'pdf' | 'json') =>
    office(hoi, ['yeu-cau', id, `du-lieu.${format}`]),
  /** Asking the holders of awards what may be said of them: every round, one round, one person of it. */
  roundsToAsk: (hoi: string) => office(hoi, ['cong-bo', 'hoi-y-kien']),
  asked: (hoi: string, round: string, query?: Query) => office(hoi, ['cong-bo', 'hoi-y-kien', round], query),
  askedPerson: (hoi: string, { round, awardId }: AskedPlace, query?: Query) =>
    office(hoi, ['cong-bo', 'hoi-y-kien', round, awardId], query),
  signedConsent: (hoi: string, { round, awardId }: AskedPlace) =>
    office(hoi, ['cong-bo', 'hoi-y-kien', round, awardId, 'phieu-da-ky']),
  honourPhoto: (hoi: string, { round, awardId }: AskedPlace) =>
    office(hoi, ['cong-bo', 'hoi-y-kien', round, awardId, 'anh-vinh-danh']),
  consentFormsPdf: (hoi: string, round: string, query?: Query) =>
    office(hoi, ['cong-bo', 'hoi-y-kien', round, 'phieu.pdf'], query),
  askedListPdf: (hoi: string, round: string) =>
    office(hoi, ['cong-bo', 'hoi-y-kien', round, 'danh-sach.pdf']),
  /** The pages the chair writes: all of them; one being written, previewed, its versions. */
  sitePages: (hoi: string) => office(hoi, ['cai-dat', 'trang']),
  editSitePage: (hoi: string, page: SitePage) => office(hoi, ['cai-dat', 'trang', sitePageSlugs[page]]),
  previewSitePage: (hoi: string, page: SitePage) =>
    office(hoi, ['cai-dat', 'trang', sitePageSlugs[page], 'xem-truoc']),
  sitePageHistory: (hoi: string, page: SitePage, query?: Query) =>
    office(hoi, ['cai-dat', 'trang', sitePageSlugs[page], 'cac-ban'], query),
};
