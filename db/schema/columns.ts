/**
 * Column groups shared by the tables: keys that carry the association, instants, xids.
 * Owns the PostgreSQL schemas; knows no table.
 */
import { bigint, customType, integer, pgSchema, timestamp } from 'drizzle-orm/pg-core';

export const access = pgSchema('access');
export const app = pgSchema('app');
export const ledger = pgSchema('ledger');
export const audit = pgSchema('audit');

/** Binary hashes and commitments. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
/** 64-bit transaction id, which never wraps within one cluster. */
export const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' });

export const rowId = () => bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity();
export const associationId = () => integer('association_id').notNull();
export const ref = (name: string) => bigint(name, { mode: 'number' });
/** An amount in đồng, whole, exact. */
export const vnd = (name: string) => bigint(name, { mode: 'bigint' });
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });
