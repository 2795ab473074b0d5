/**
 * The only place that builds an address. Owns the words of every path of the product, public and staff.
 * Refuses raw text: each variable segment is escaped, each query value encoded, so a value cannot become a path.
 */
import { type SitePage, sitePageSlugs } from '../honours/schema/site-pages';
import { at, office, type PublicPlace, publicAt, type Query } from './addresses';
import { awardRoutes } from './award-routes';
import { BOOKLET_FILE, CARD_FILE, PHOTO_FILE } from './public-pages';
import { publicationRoutes } from './publication-routes';
import { type VoucherRef, voucherSlug } from './voucher-slug';

export type { PublicPlace, Query };

/** The address of a public page by its segments, for links that people write. */
export const publicAddress = (place: PublicPlace, segments: readonly string[]) => publicAt(place, segments);

/** Public addresses, canonical: the default association has no prefix. */
const publicRoutes = {
  home: (place: PublicPlace = {}) => publicAt(place, []),
  fundYears: (place: PublicPlace = {}) => publicAt(place, ['minh-bach', 'cac-nam']),
  honourSearch: ({ query, ...place }: PublicPlace & { query?: Query } = {}) =>
    publicAt(place, ['vinh-danh', 'tim'], query),
  honours: ({ year, query, ...place }: PublicPlace & { year?: number; query?: Query } = {}) =>
    publicAt(place, ['vinh-danh', year], query),
  /** The page of one honour; the code says nothing. */
  honour: ({ year, code, ...place }: PublicPlace & { year: number; code: string }) =>
    publicAt(place, ['vinh-danh', year, code]),
  honourPhoto: ({ year, code, hoi }: PublicPlace & { year: number; code: string }) =>
    publicAt({ hoi }, ['vinh-danh', year, code, PHOTO_FILE]),
  honourBooklet: ({ year, hoi }: PublicPlace & { year: number }) =>
    publicAt({ hoi }, ['vinh-danh', year, BOOKLET_FILE]),
  /** The picture of a page for those who share it; `of`: the page's own segments. */
  card: ({ of = [], hoi }: PublicPlace & { of?: readonly (string | number)[] }) =>
    publicAt({ hoi }, [...of, CARD_FILE]),
  donorRoll: ({ year, query, ...place }: PublicPlace & { year?: number; query?: Query } = {}) =>
    publicAt(place, ['so-vang', year], query),
  transparency: ({ year, ...place }: PublicPlace & { year?: number } = {}) =>
    publicAt(place, ['minh-bach', year]),
  publicLedger: ({ query, ...place }: PublicPlace & { query?: Query } = {}) =>
    publicAt(place, ['minh-bach', 'so-thu-chi'], query),
  giving: (place: PublicPlace = {}) => publicAt(place, ['ung-ho']),
  /** Figures of fairness of an award round. */
  round: ({ round, ...place }: PublicPlace & { round: string }) =>
    publicAt(place, ['minh-bach', 'dot-xet', round]),
  campaign: ({ campaign, ...place }: PublicPlace & { campaign: string }) =>
    publicAt(place, ['van-dong', campaign]),
  /** Every version of a published list: `list` as in `kindSlugs`. */
  reports: (place: PublicPlace = {}) => publicAt(place, ['bao-cao']),
  /** A report by its period ("nam-2019"); `ban`: an earlier version. */
  report: ({ period, query, ...place }: PublicPlace & { period: string; query?: Query }) =>
    publicAt(place, ['bao-cao', period], query),
  versions: ({ list, year, query, ...place }: PublicPlace & { list: string; year: number; query?: Query }) =>
    publicAt(place, ['phien-ban', list, year], query),
  /** Every version of the page of a round or a campaign: `list` as in `pageSlugs`. */
  pageVersions: ({
    list,
    page,
    query,
    ...place
  }: PublicPlace & { list: string; page: string; query?: Query }) =>
    publicAt(place, ['phien-ban', list, page], query),
  /** Open data: its page in one language, a file of it in none. */
  openData: (place: PublicPlace = {}) => publicAt(place, ['du-lieu']),
  grants: ({ hoi }: PublicPlace = {}) => publicAt({ hoi }, ['du-lieu', '360giving.json']),
  siteMap: ({ hoi }: PublicPlace = {}) => publicAt({ hoi }, ['sitemap.xml']),
  feed: ({ hoi }: PublicPlace = {}) => publicAt({ hoi }, ['du-lieu', 'cong-bo.atom']),
  calendar: ({ hoi }: PublicPlace = {}) => publicAt({ hoi }, ['du-lieu', 'le-trao.ics']),
  /** The one page that other sites may show inside theirs. */
  embedded: (place: PublicPlace = {}) => publicAt(place, ['nhung']),
  openDataFile: ({ file, hoi }: PublicPlace & { file: string }) => publicAt({ hoi }, ['du-lieu', file]),
  about: (place: PublicPlace = {}) => publicAt(place, ['gioi-thieu']),
  privacy: (place: PublicPlace = {}) => publicAt(place, ['rieng-tu']),
  help: (place: PublicPlace = {}) => publicAt(place, ['tro-giup']),
  accessibility: (place: PublicPlace = {}) => publicAt(place, ['tiep-can']),
  rules: (place: PublicPlace = {}) => publicAt(place, ['quy-che']),
  contact: (place: PublicPlace = {}) => publicAt(place, ['lien-he']),
  /** Every version of a page the chair writes; one of them. */
  sitePageVersions: ({ page, query, ...place }: PublicPlace & { page: SitePage; query?: Query }) =>
    publicAt(place, ['phien-ban', 'trang', sitePageSlugs[page]], query),
  sitePageVersion: ({
    page,
    version,
    query,
    ...place
  }: PublicPlace & { page: SitePage; version: number; query?: Query }) =>
    publicAt(place, ['phien-ban', 'trang', sitePageSlugs[page], version], query),
  /** Checking a paper is one address for all associations. */
  checkPaper: ({ lang, code }: { lang?: 'vi' | 'en'; code?: string } = {}) =>
    publicAt({ lang }, ['kt', code]),
};

/** The pages the chair writes, by their kind. */
export const sitePageRoutes = {
  ...{ about: publicRoutes.about, rules: publicRoutes.rules, contact: publicRoutes.contact },
  ...{ help: publicRoutes.help, privacy: publicRoutes.privacy, accessibility: publicRoutes.accessibility },
} satisfies Record<SitePage, (place: PublicPlace) => string>;

/** Staff addresses of one association. */
const officeRoutes = {
  home: (hoi: string) => office(hoi),
  contributions: (hoi: string, query?: Query) => office(hoi, ['thu'], query),
  newContribution: (hoi: string, query?: Query) => office(hoi, ['thu', 'moi'], query),
  giving: (hoi: string) => office(hoi, ['thu', 'nhan-ung-ho']),
  givingPoster: (hoi: string, codeId: number, size: 'a4' | 'a5' | 'png') =>
    office(hoi, ['thu', 'nhan-ung-ho', codeId, size === 'png' ? 'to-moi.png' : `to-moi-${size}.pdf`]),
  desks: (hoi: string) => office(hoi, ['thu', 'ban-thu']),
  desk: (hoi: string, id: number, query?: Query) => office(hoi, ['thu', 'ban-thu', id], query),
  deskSheetPdf: (hoi: string, id: number) => office(hoi, ['thu', 'ban-thu', id, 'kiem-dem.pdf']),
  giftLists: (hoi: string, query?: Query) => office(hoi, ['thu', 'nhap-bang'], query),
  giftListLeftOut: (hoi: string) => office(hoi, ['thu', 'nhap-bang', 'chua-ghi.csv']),
  giftListWork: (hoi: string) => office(hoi, ['thu', 'nhap-bang', 'tien-do']),
  contributionsCsv: (hoi: string, query?: Query) => office(hoi, ['thu', 'tep.csv'], query),
  contribution: (hoi: string, ref: VoucherRef) => office(hoi, ['thu', voucherSlug(ref)]),
  voidContribution: (hoi: string, ref: VoucherRef) => office(hoi, ['thu', voucherSlug(ref), 'huy']),
  /** Cash that waits for the cashier has no number yet. */
  waitingContribution: (hoi: string, id: number) => office(hoi, ['thu', `cho-${id}`]),
  contributionVoucherPdf: (hoi: string, ref: VoucherRef) =>
    office(hoi, ['thu', voucherSlug(ref), 'phieu.pdf']),
  contributionReceiptPdf: (hoi: string, ref: VoucherRef) =>
    office(hoi, ['thu', voucherSlug(ref), 'bien-nhan.pdf']),
  /** `width` "80": the strip of a small printer, in millimetres. */
  contributionReceiptPicture: (hoi: string, ref: VoucherRef, width?: '80') =>
    office(hoi, ['thu', voucherSlug(ref), 'bien-nhan.png'], { kho: width }),
  contributionLetterPdf: (hoi: string, ref: VoucherRef) =>
    office(hoi, ['thu', voucherSlug(ref), 'thu-cam-on.pdf']),
  /** What was printed; with `job` that print on top. */
  prints: (hoi: string, job?: number) => office(hoi, ['thu', 'in'], { ban: job }),
  printedPdf: (hoi: string, job: number) => office(hoi, ['thu', 'in', job, 'tep.pdf']),
  campaigns: (hoi: string) => office(hoi, ['van-dong']),
  newCampaign: (hoi: string) => office(hoi, ['van-dong', 'moi']),
  campaign: (hoi: string, slug: string) => office(hoi, ['van-dong', slug]),
  newPledge: (hoi: string, slug: string) => office(hoi, ['van-dong', slug, 'hua']),
  pledge: (hoi: string, slug: string, id: number) => office(hoi, ['van-dong', slug, 'hua', id]),
  donors: (hoi: string, query?: Query) => office(hoi, ['nguoi-ung-ho'], query),
  donorSearch: (hoi: string, query?: Query) => office(hoi, ['nguoi-ung-ho', 'tim'], query),
  donorDuplicates: (hoi: string) => office(hoi, ['nguoi-ung-ho', 'trung']),
  donor: (hoi: string, id: number) => office(hoi, ['nguoi-ung-ho', id]),
  /** What a donor gave in a year: the list of all gifts, and the paper that confirms them. */
  donorStatementPdf: (hoi: string, id: number, year: number) =>
    office(hoi, ['nguoi-ung-ho', id, 'bang-ke.pdf'], { nam: year }),
  donorConfirmationPdf: (hoi: string, id: number, year: number) =>
    office(hoi, ['nguoi-ung-ho', id, 'xac-nhan.pdf'], { nam: year }),
  editDonor: (hoi: string, id: number) => office(hoi, ['nguoi-ung-ho', id, 'sua']),
  recipients: (hoi: string, query?: Query) => office(hoi, ['nguoi-nhan'], query),
  recipient: (hoi: string, id: number) => office(hoi, ['nguoi-nhan', id]),
  ...awardRoutes,
  payments: (hoi: string, query?: Query) => office(hoi, ['chi'], query),
  newPayment: (hoi: string, query?: Query) => office(hoi, ['chi', 'moi'], query),
  payment: (hoi: string, id: string | number) => office(hoi, ['chi', id]),
  paymentVoucherPdf: (hoi: string, id: string | number) => office(hoi, ['chi', id, 'phieu.pdf']),
  paymentSignSheetPdf: (hoi: string, id: string | number) => office(hoi, ['chi', id, 'ky-nhan.pdf']),
  paymentNotesPdf: (hoi: string, id: string | number, query?: Query) =>
    office(hoi, ['chi', id, 'menh-gia.pdf'], query),
  paymentLabelsPdf: (hoi: string, id: string | number) => office(hoi, ['chi', id, 'phong-bi.pdf']),
  transfers: (hoi: string, id: string | number) => office(hoi, ['chi', id, 'chuyen-khoan']),
  transferFile: (hoi: string, id: string | number, format: 'xlsx' | 'csv') =>
    office(hoi, ['chi', id, 'chuyen-khoan', `tep.${format}`]),
  transferListPdf: (hoi: string, id: string | number) =>
    office(hoi, ['chi', id, 'chuyen-khoan', 'bang-ke.pdf']),
  bankStatements: (hoi: string, query?: Query) => office(hoi, ['ngan-hang'], query),
  importStatement: (hoi: string) => office(hoi, ['ngan-hang', 'nhap']),
  statementRules: (hoi: string) => office(hoi, ['ngan-hang', 'quy-tac']),
  newStatementRule: (hoi: string, query?: Query) => office(hoi, ['ngan-hang', 'quy-tac', 'moi'], query),
  bankStatement: (hoi: string, id: number, query?: Query) => office(hoi, ['ngan-hang', id], query),
  bankLine: (hoi: string, id: number, lineId: number) => office(hoi, ['ngan-hang', id, 'dong', lineId]),
  reconciliationPdf: (hoi: string, id: number) => office(hoi, ['ngan-hang', id, 'doi-chieu.pdf']),
  moveMoney: (hoi: string) => office(hoi, ['so-quy', 'chuyen']),
  cashBook: (hoi: string, query?: Query) => office(hoi, ['so-quy'], query),
  /** Any voucher of any book; contributions and payments have richer pages of their own. */
  voucher: (hoi: string, ref: VoucherRef) => office(hoi, ['so-quy', 'phieu', voucherSlug(ref)]),
  journalVoucherPdf: (hoi: string, ref: VoucherRef) =>
    office(hoi, ['so-quy', 'phieu', voucherSlug(ref), 'phieu.pdf']),
  cashBookPdf: (hoi: string, query?: Query) => office(hoi, ['so-quy', 'so-quy.pdf'], query),
  fundStatement: (hoi: string, query?: Query) => office(hoi, ['so-quy', 'quy'], query),
  store: (hoi: string) => office(hoi, ['kho']),
  stockCardPdf: (hoi: string, giftId: number) => office(hoi, ['kho', 'the-kho', giftId, 'the-kho.pdf']),
  stocktakes: (hoi: string) => office(hoi, ['kho', 'kiem-ke']),
  stocktake: (hoi: string, id: number) => office(hoi, ['kho', 'kiem-ke', id]),
  stocktakePdf: (hoi: string, id: number) => office(hoi, ['kho', 'kiem-ke', id, 'bien-ban.pdf']),
  periods: (hoi: string, query?: Query) => office(hoi, ['so-quy', 'ky'], query),
  period: (hoi: string, month: string) => office(hoi, ['so-quy', 'ky', month]),
  ceremonies: (hoi: string) => office(hoi, ['le-trao']),
  newCeremony: (hoi: string) => office(hoi, ['le-trao', 'moi']),
  ceremony: (hoi: string, id: string | number, query?: Query) => office(hoi, ['le-trao', id], query),
  /** The run sheet at one person's row, as it is after `act`; the query differs each time, so that it is read anew. */
  ceremonyRow: (hoi: string, id: string | number, row: { id: number; act: string }, query: Query = {}) =>
    `${office(hoi, ['le-trao', id], { ...query, vua: `${row.id}-${row.act}` })}#nguoi-${row.id}`,
  programmePdf: (hoi: string, id: string | number) => office(hoi, ['le-trao', id, 'chuong-trinh.pdf']),
  signSheetPdf: (hoi: string, id: string | number) => office(hoi, ['le-trao', id, 'ky-nhan.pdf']),
  ...publicationRoutes,
  audit: (hoi: string, query?: Query) => office(hoi, ['nhat-ky'], query),
  history: (hoi: string, kind: string, id: string | number) => office(hoi, ['nhat-ky', kind, id]),
  associationSettings: (hoi: string) => office(hoi, ['cai-dat', 'to-chuc']),
  peopleSettings: (hoi: string) => office(hoi, ['cai-dat', 'nguoi-dung']),
  fundSettings: (hoi: string) => office(hoi, ['cai-dat', 'quy']),
  letterSettings: (hoi: string) => office(hoi, ['cai-dat', 'thu-cam-on']),
  ownAccount: (hoi: string) => office(hoi, ['cai-dat', 'ca-nhan']),
  invitations: (hoi: string, query?: Query) => office(hoi, ['cai-dat', 'nguoi-dung', 'moi'], query),
  person: (hoi: string, userId: number) => office(hoi, ['cai-dat', 'nguoi-dung', userId]),
};

/** Every address of the product. */
export const routes = {
  public: publicRoutes,
  office: officeRoutes,
  signIn: (query?: Query) => at(['dang-nhap'], query),
  /** Where next-auth takes the sign-in form, and where its forgery cookie comes from. */
  takeSignIn: () => at(['api', 'auth', 'callback', 'credentials']),
  prepareSignIn: (query?: Query) => at(['api', 'auth', 'signin'], query),
  /** First page after signing in when none was asked for. */
  workplaces: () => at(['dang-nhap', 'noi-lam-viec']),
  signOut: () => at(['dang-nhap', 'ra']),
  forgottenPassword: () => at(['quen-mat-khau']),
  invitation: (token: string) => at(['moi', token]),
  /** Behind the link of a school or hamlet: its files; one file; one part of it ('nop' hands in). */
  nominate: (token: string, query?: Query) => at(['de-cu', token], query),
  nominateMany: (token: string) => at(['de-cu', token, 'nhieu-em']),
  nominateAuthority: (token: string, query?: Query) => at(['de-cu', token, 'xac-nhan'], query),
  nominateHead: (token: string, query?: Query) => at(['de-cu', token, 'hieu-truong'], query),
  nominateFile: (token: string, file: string, part?: string) => at(['de-cu', token, 'ho-so', file, part]),
  /** Behind the link of a family: what may be said of the holder of an award. */
  answerConsent: (token: string, query?: Query) => at(['dong-y', token], query),
  /** The photo somebody is asked about. */
  askedPhoto: (token: string) => at(['dong-y', token, PHOTO_FILE]),
  /** The form by which anybody asks about his own data. */
  askAboutMe: (hoi: string, query?: Query) => at(['yeu-cau', hoi], query),
  /** The form by which anybody reports a mistake on a public page, and its answer; without an association: which one. */
  reportMistake: (hoi?: string, query?: Query) => at(['bao-sai', hoi], query),
  reportedMistake: (hoi: string, code: string, query?: Query) => at(['bao-sai', hoi, code], query),
  setup: (query?: Query) => at(['thiet-lap'], query),
};
