/**
 * Every page and file of the program, with an example address in both associations of the sample data.
 * Owns: the permission each staff page asks for, written here a second time on purpose, and how an example is found.
 * Refuses to guess: a page of the app folder without an entry makes the tests fail.
 */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { demoAccounts, demoSlugs } from '@/lib/access/demo-accounts';
import { can, type Permission } from '@/lib/access/policy';
import { awardPages } from './award-pages';
import { certificatePages } from './certificate-places';
import { consentPages } from './consent-places';
import { meetingPages } from './meeting-pages';
import type { Examples } from './page-examples';
import { reportPages } from './report-places';
import { rightsPages } from './rights-places';
import { sitePagePages } from './site-page-places';

/** Staff pages and files below /<hoi>/quan-ly, by their folder. */
export const staffPages: Readonly<Record<string, Permission>> = {
  '.': 'tasks.view',
  'cai-dat/ca-nhan': 'tasks.view',
  'cai-dat/nguoi-dung': 'tasks.view',
  'cai-dat/nguoi-dung/[id]': 'access.manage',
  'cai-dat/nguoi-dung/moi': 'access.manage',
  'cai-dat/quy': 'ledger.openFund',
  'cai-dat/thu-cam-on': 'contributions.writeLetter',
  'cai-dat/to-chuc': 'association.edit',
  chi: 'payments.view',
  'chi/[id]': 'payments.view',
  'chi/[id]/chuyen-khoan': 'payments.view',
  'chi/[id]/chuyen-khoan/bang-ke.pdf': 'payments.prepare',
  'chi/[id]/chuyen-khoan/tep.csv': 'payments.prepare',
  'chi/[id]/chuyen-khoan/tep.xlsx': 'payments.prepare',
  'chi/[id]/ky-nhan.pdf': 'payments.view',
  'chi/[id]/menh-gia.pdf': 'payments.view',
  'chi/[id]/phieu.pdf': 'payments.view',
  'chi/[id]/phong-bi.pdf': 'payments.view',
  'chi/moi': 'payments.prepare',
  'cong-bo': 'publication.publish',
  'cong-bo/hang-ngay': 'publication.order',
  'cong-bo/[loai]/[nam]': 'publication.publish',
  'cong-bo/[loai]/[nam]/ban-sao': 'publication.publish',
  'cong-bo/[loai]/[nam]/ban-sao/[id]/tep.html': 'publication.makeCopy',
  'cong-bo/[loai]/[nam]/ban-sao/bang-vang.pdf': 'publication.publish',
  ...consentPages,
  ...reportPages,
  ...rightsPages,
  ...sitePagePages,
  ...awardPages,
  ...meetingPages,
  ...certificatePages,
  kho: 'ledger.view',
  'kho/kiem-ke': 'ledger.view',
  'kho/kiem-ke/[id]': 'ledger.view',
  'kho/kiem-ke/[id]/bien-ban.pdf': 'ledger.view',
  'kho/the-kho/[id]/the-kho.pdf': 'ledger.view',
  'le-trao': 'ceremonies.view',
  'le-trao/[slug]': 'ceremonies.view',
  'le-trao/[slug]/chuong-trinh.pdf': 'ceremonies.view',
  'le-trao/[slug]/ky-nhan.pdf': 'ceremonies.view',
  'le-trao/moi': 'ceremonies.manage',
  'ngan-hang': 'statements.view',
  'ngan-hang/[id]': 'statements.view',
  'ngan-hang/[id]/doi-chieu.pdf': 'statements.view',
  'ngan-hang/[id]/dong/[lineId]': 'statements.keep',
  'ngan-hang/nhap': 'statements.keep',
  'ngan-hang/quy-tac': 'statements.view',
  'ngan-hang/quy-tac/moi': 'statements.keep',
  'nguoi-nhan': 'awards.viewDossiers',
  'nguoi-nhan/[id]': 'awards.viewDossiers',
  'nguoi-ung-ho': 'donors.view',
  'nguoi-ung-ho/[id]': 'donors.view',
  'nguoi-ung-ho/[id]/bang-ke.pdf': 'donors.view',
  'nguoi-ung-ho/[id]/sua': 'donors.edit',
  'nguoi-ung-ho/[id]/xac-nhan.pdf': 'donors.view',
  'nguoi-ung-ho/tim': 'donors.view',
  'nguoi-ung-ho/trung': 'donors.edit',
  'nhat-ky': 'audit.view',
  'nhat-ky/[loai]/[id]': 'audit.viewRecord',
  'so-quy': 'ledger.view',
  'so-quy/chuyen': 'ledger.moveMoney',
  'so-quy/ky': 'ledger.view',
  'so-quy/ky/[thang]': 'ledger.view',
  'so-quy/phieu/[so]': 'ledger.view',
  'so-quy/phieu/[so]/phieu.pdf': 'ledger.view',
  'so-quy/quy': 'ledger.view',
  'so-quy/so-quy.pdf': 'ledger.view',
  thu: 'contributions.view',
  'thu/[so]': 'contributions.view',
  'thu/[so]/bien-nhan.pdf': 'contributions.view',
  'thu/[so]/bien-nhan.png': 'contributions.view',
  'thu/[so]/huy': 'contributions.void',
  'thu/[so]/phieu.pdf': 'contributions.view',
  'thu/[so]/thu-cam-on.pdf': 'contributions.view',
  'thu/ban-thu': 'contributions.view',
  'thu/ban-thu/[id]': 'contributions.view',
  'thu/ban-thu/[id]/kiem-dem.pdf': 'contributions.view',
  'thu/in': 'contributions.view',
  'thu/in/[ban]/tep.pdf': 'contributions.view',
  'thu/moi': 'contributions.record',
  'thu/nhan-ung-ho': 'contributions.view',
  'thu/nhan-ung-ho/[ma]/[to]': 'contributions.view',
  'thu/nhap-bang': 'contributions.record',
  'thu/nhap-bang/chua-ghi.csv': 'contributions.record',
  'thu/nhap-bang/tien-do': 'contributions.record',
  'thu/tep.csv': 'contributions.view',
  'van-dong': 'campaigns.view',
  'van-dong/[slug]': 'campaigns.view',
  'van-dong/[slug]/hua': 'campaigns.pledge',
  'van-dong/[slug]/hua/[id]': 'campaigns.view',
  'van-dong/moi': 'campaigns.manage',
};

/** Staff addresses that only lead on to another staff page, which then asks for the permission. */
export const staffLeads: readonly string[] = ['cai-dat'];

/** Answers every staff address that no page has, and shows nothing of an association. */
export const staffUnknown = '[...khac]';

/** Everything outside of an association: gate, preferences, interfaces. */
export const gatePages: readonly string[] = [
  'dang-nhap',
  'dang-nhap/noi-lam-viec',
  'dang-nhap/ra',
  'dev/components',
  ...['dong-y/[token]', 'dong-y/[token]/anh.jpg'],
  ...['bao-sai', 'bao-sai/[hoi]', 'bao-sai/[hoi]/[ma]'],
  'yeu-cau/[hoi]',
  'de-cu/[token]',
  'de-cu/[token]/nhieu-em',
  'de-cu/[token]/xac-nhan',
  'de-cu/[token]/hieu-truong',
  'de-cu/[token]/ho-so/[ma]',
  'de-cu/[token]/ho-so/[ma]/[phan]',
  'moi/[token]',
  'quen-mat-khau',
  'thiet-lap',
  'tuy-chon',
  'api/auth/[...nextauth]',
  'api/health/live',
  'api/health/ready',
  'api/version',
];

const officeFolder = '[hoi]/quan-ly';

/** Folders of page.tsx and route.ts below a folder of app, without the groups in brackets. */
function foldersOf(top: string): string[] {
  return readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => dirname(file))
    .sort();
}

/** What the app folder really holds: staff pages, gate pages, public pages (by their inner folders). */
export function readAppFolder(app = 'app'): { staff: string[]; gate: string[]; open: string[] } {
  const office = foldersOf(join(app, '(office)'));
  const isStaff = (folder: string) => folder === officeFolder || folder.startsWith(`${officeFolder}/`);
  return {
    staff: office.filter(isStaff).map((folder) => folder.slice(officeFolder.length + 1) || '.'),
    gate: [
      ...office.filter((folder) => !isStaff(folder)),
      ...foldersOf(join(app, 'api')).map((folder) => `api/${folder}`),
    ],
    open: foldersOf(join(app, '(public)')),
  };
}

/**
 * The address of a staff page in one association, with its variable segments filled in; undefined when the sample
 * data of that association have no such record. Throws when the table above forgot the folder.
 */
export function staffAddress(slug: string, folder: string, examples: Examples): string | undefined {
  if (examples[folder] === '') return undefined;
  const own = folder.endsWith(']') ? undefined : examples[folder];
  const filled = folder
    .split('/')
    .filter((segment) => segment !== '.')
    .map((segment, at, all) => {
      if (!segment.startsWith('[')) return segment;
      const value = own ?? examples[all.slice(0, at + 1).join('/')];
      if (!value) throw new Error(`The sample data of ${slug} has no example for ${folder}`);
      return value;
    });
  return `/${[slug, 'quan-ly', ...filled].join('/')}`;
}

/** One person of each office in each association. */
export const colleagues = demoAccounts.filter(
  ({ associationSlug, roles }, at, all) =>
    all.findIndex((one) => one.associationSlug === associationSlug && one.roles[0] === roles[0]) === at,
);
export const { district, commune } = demoSlugs;
export const otherThan = (slug: string) => (slug === district ? commune : district);
export const absentSlug = 'hoi-khong-co-that';

/** Login of somebody of the association who may see a page. */
export function whoMay(slug: string, permission: Permission): string {
  const person = colleagues.find((one) => one.associationSlug === slug && can(one.roles, permission));
  if (!person) throw new Error(`Nobody in ${slug} holds ${permission}`);
  return person.login;
}

/** Not in the sample data: a copy is there for a quarter of an hour, nobody has a photo kept or has asked to be erased. Who may open them is tried in tests/db. */
export const withoutExample: readonly string[] = [
  'cong-bo/[loai]/[nam]/ban-sao/[id]/tep.html',
  'cong-bo/hoi-y-kien/[dot]/[suat]/anh-vinh-danh',
  ...['yeu-cau/[id]/anh', 'yeu-cau/[id]/anh/[anh]'],
];
