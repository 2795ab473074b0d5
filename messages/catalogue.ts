// The whole catalogue of texts, one file per module and language; tests compare the keys of both languages.
import enAccess from './en/access.json';
import enAfter from './en/after.json';
import enAudit from './en/audit.json';
import enAwards from './en/awards.json';
import enCampaigns from './en/campaigns.json';
import enCeremonies from './en/ceremonies.json';
import enCertificates from './en/certificates.json';
import enCommon from './en/common.json';
import enConsents from './en/consents.json';
import enContributions from './en/contributions.json';
import enDesks from './en/desks.json';
import enDonors from './en/donors.json';
import enErrors from './en/errors.json';
import enFigures from './en/figures.json';
import enGiving from './en/giving.json';
import enHonours from './en/honours.json';
import enInstalments from './en/instalments.json';
import enLedger from './en/ledger.json';
import enLinks from './en/links.json';
import enLists from './en/lists.json';
import enMistakes from './en/mistakes.json';
import enOpendata from './en/opendata.json';
import enPayments from './en/payments.json';
import enReports from './en/reports.json';
import enRights from './en/rights.json';
import enSetup from './en/setup.json';
import enSitepages from './en/sitepages.json';
import enSitetexts from './en/sitetexts.json';
import enStatements from './en/statements.json';
import enStore from './en/store.json';
import enTransfers from './en/transfers.json';
import enUi from './en/ui.json';
import enVersions from './en/versions.json';
import viAccess from './vi/access.json';
import viAfter from './vi/after.json';
import viAudit from './vi/audit.json';
import viAwards from './vi/awards.json';
import viCampaigns from './vi/campaigns.json';
import viCeremonies from './vi/ceremonies.json';
import viCertificates from './vi/certificates.json';
import viCommon from './vi/common.json';
import viConsents from './vi/consents.json';
import viContributions from './vi/contributions.json';
import viDesks from './vi/desks.json';
import viDonors from './vi/donors.json';
import viErrors from './vi/errors.json';
import viFigures from './vi/figures.json';
import viGiving from './vi/giving.json';
import viHonours from './vi/honours.json';
import viInstalments from './vi/instalments.json';
import viLedger from './vi/ledger.json';
import viLinks from './vi/links.json';
import viLists from './vi/lists.json';
import viMistakes from './vi/mistakes.json';
import viOpendata from './vi/opendata.json';
import viPayments from './vi/payments.json';
import viReports from './vi/reports.json';
import viRights from './vi/rights.json';
import viSetup from './vi/setup.json';
import viSitepages from './vi/sitepages.json';
import viSitetexts from './vi/sitetexts.json';
import viStatements from './vi/statements.json';
import viStore from './vi/store.json';
import viTransfers from './vi/transfers.json';
import viUi from './vi/ui.json';
import viVersions from './vi/versions.json';

const en = {
  common: enCommon,
  access: enAccess,
  reports: enReports,
  rights: enRights,
  mistakes: enMistakes,
  setup: enSetup,
  figures: enFigures,
  giving: enGiving,
  statements: enStatements,
  campaigns: enCampaigns,
  desks: enDesks,
  consents: enConsents,
  contributions: enContributions,
  donors: enDonors,
  links: enLinks,
  lists: enLists,
  after: enAfter,
  awards: enAwards,
  instalments: enInstalments,
  payments: enPayments,
  transfers: enTransfers,
  ceremonies: enCeremonies,
  certificates: enCertificates,
  honours: enHonours,
  opendata: enOpendata,
  versions: enVersions,
  sitepages: enSitepages,
  sitetexts: enSitetexts,
  audit: enAudit,
  ledger: enLedger,
  store: enStore,
  errors: enErrors,
  ui: enUi,
};

const vi = {
  common: viCommon,
  access: viAccess,
  reports: viReports,
  rights: viRights,
  mistakes: viMistakes,
  setup: viSetup,
  figures: viFigures,
  giving: viGiving,
  statements: viStatements,
  campaigns: viCampaigns,
  desks: viDesks,
  consents: viConsents,
  contributions: viContributions,
  donors: viDonors,
  links: viLinks,
  lists: viLists,
  after: viAfter,
  awards: viAwards,
  instalments: viInstalments,
  payments: viPayments,
  transfers: viTransfers,
  ceremonies: viCeremonies,
  certificates: viCertificates,
  honours: viHonours,
  opendata: viOpendata,
  versions: viVersions,
  sitepages: viSitepages,
  sitetexts: viSitetexts,
  audit: viAudit,
  ledger: viLedger,
  store: viStore,
  errors: viErrors,
  ui: viUi,
};

export type Locale = 'vi' | 'en';
export type Catalogue = typeof vi;
export type MessageModule = keyof Catalogue;

/** Every text of the product, by language and module. */
export const catalogue: Record<Locale, Catalogue> = { vi, en };
