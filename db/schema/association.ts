/** The associations of an installation, and the dated administrative units that people and gifts belong to. */
import { sql } from 'drizzle-orm';
import { boolean, check, date, integer, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { app } from './columns';

export const association = app.table(
  'association',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    shortName: text('short_name').notNull(),
    /** Initials used in document symbols: "HKH" in 01/QĐ-HKH. */
    symbol: text('symbol').notNull().default('HKH'),
    parentName: text('parent_name').notNull().default(''),
    level: text('level').notNull(),
    place: text('place').notNull(),
    address: text('address').notNull(),
    phone: text('phone').notNull().default(''),
    status: text('status').notNull().default('open'),
    isDefault: boolean('is_default').notNull().default(false),
    isDemo: boolean('is_demo').notNull().default(false),
    /** Which facts of a demo are real: a message key under common.sample. */
    sampleKey: text('sample_key'),
    minApprovals: smallint('min_approvals').notNull().default(2),
    /** A tiny association may let one person be accountant and cashier; warned and recorded. */
    onePersonBooks: boolean('one_person_books').notNull().default(false),
    foundedOn: date('founded_on'),
  },
  (t) => [
    check('association_level_known', sql`${t.level} in ('central','province','district','commune')`),
    check('association_status_known', sql`${t.status} in ('open','closed')`),
    check('association_two_approvals', sql`${t.minApprovals} >= 2`),
    check('association_slug_form', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
  ],
);

/** Codes are reused over the years, so the key is (code, valid_from). */
export const adminUnit = app.table(
  'admin_unit',
  {
    code: text('code').notNull(),
    validFrom: date('valid_from').notNull(),
    validTo: date('valid_to'),
    name: text('name').notNull(),
    folded: text('folded').notNull(),
    level: text('level').notNull(),
    parentName: text('parent_name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.code, t.validFrom] })],
);

export const adminUnitAlias = app.table(
  'admin_unit_alias',
  {
    code: text('code').notNull(),
    validFrom: date('valid_from').notNull(),
    alias: text('alias').notNull(),
    folded: text('folded').notNull(),
  },
  (t) => [primaryKey({ columns: [t.code, t.validFrom, t.alias] })],
);

export const adminUnitSuccession = app.table(
  'admin_unit_succession',
  {
    code: text('code').notNull(),
    validFrom: date('valid_from').notNull(),
    successorCode: text('successor_code').notNull(),
    successorFrom: date('successor_from').notNull(),
    isPartial: boolean('is_partial').notNull(),
  },
  (t) => [primaryKey({ columns: [t.code, t.validFrom, t.successorCode, t.successorFrom] })],
);
