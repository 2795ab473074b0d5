/**
 * The pages the chair writes: one draft for each page, published versions that nobody changes, versions taken down.
 * The log keeps the fingerprint of a text, never its words. Guards refuse names of recipients.
 */
import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { app, associationId, instant, ref } from './columns';

const pages = sql.raw(`('about','rules','contact','help','privacy','accessibility')`);

export const sitePageDraft = app.table(
  'site_page_draft',
  {
    associationId: associationId(),
    page: text('page').notNull(),
    /** Counts every saving; who saves names the one he saw. */
    revision: integer('revision').notNull(),
    isOpen: boolean('is_open').notNull().default(true),
    contentVi: text('content_vi').notNull(),
    /** Empty: there is no English text. */
    contentEn: text('content_en').notNull().default(''),
    fingerprint: text('fingerprint').notNull(),
    writtenBy: ref('written_by').notNull(),
    writtenAt: instant('written_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'site_page_draft_pk', columns: [t.associationId, t.page] }),
    check('site_page_draft_page', sql`${t.page} in ${pages}`),
    check(
      'site_page_draft_fingerprint',
      sql`${t.fingerprint} = encode(sha256(convert_to(${t.contentVi} || chr(30) || ${t.contentEn}, 'UTF8')), 'hex')`,
    ),
  ],
);

export const sitePageVersion = app.table(
  'site_page_version',
  {
    associationId: associationId(),
    page: text('page').notNull(),
    version: integer('version').notNull(),
    /** The program's own text, as it was on that day. */
    isBuiltIn: boolean('is_built_in').notNull().default(false),
    contentVi: text('content_vi').notNull(),
    contentEn: text('content_en').notNull().default(''),
    fingerprint: text('fingerprint').notNull(),
    /** For everybody to read. */
    reason: text('reason').notNull(),
    /** Kinds of findings the chair ticked, with commas between. */
    ticked: text('ticked').notNull().default(''),
    /** What stood in the places on that day, as JSON; set by the guard. */
    facts: text('facts').notNull().default('{}'),
    publishedBy: ref('published_by').notNull(),
    publishedAt: instant('published_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'site_page_version_pk', columns: [t.associationId, t.page, t.version] }),
    check('site_page_version_page', sql`${t.page} in ${pages}`),
    check(
      'site_page_version_fingerprint',
      sql`${t.fingerprint} = encode(sha256(convert_to(${t.contentVi} || chr(30) || ${t.contentEn}, 'UTF8')), 'hex')`,
    ),
    check('site_page_version_text', sql`btrim(${t.contentVi}) <> ''`),
    check('site_page_version_reason', sql`btrim(${t.reason}) <> '' and length(${t.reason}) <= 300`),
    check(
      'site_page_version_ticked',
      sql`${t.ticked} ~ '^((person|number|email)(,(person|number|email))*)?$'`,
    ),
  ],
);

export const sitePageWithdrawal = app.table(
  'site_page_withdrawal',
  {
    associationId: associationId(),
    page: text('page').notNull(),
    version: integer('version').notNull(),
    withdrawnBy: ref('withdrawn_by').notNull(),
    withdrawnAt: instant('withdrawn_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'site_page_withdrawal_pk', columns: [t.associationId, t.page, t.version] }),
    foreignKey({
      name: 'site_page_withdrawal_version_fk',
      columns: [t.associationId, t.page, t.version],
      foreignColumns: [sitePageVersion.associationId, sitePageVersion.page, sitePageVersion.version],
    }),
  ],
);
