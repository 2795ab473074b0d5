import { defineConfig } from 'drizzle-kit';

/** Used by `npm run db:generate` only: it compares the schema files with the last snapshot, without a database. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema/*.ts',
  out: './db/migrations',
});
