/**
 * What the global set-ups hand to the test files (vitest copies it to each worker as plain data).
 * Owns the names and shapes; refuses functions and connections, which cannot travel.
 */
import type { DatabaseUrls } from '@/db/provision';

/** One migrated database that every test database is copied from. */
export type TemplateDatabase = {
  name: string;
  urls: DatabaseUrls;
  /** Owner or superuser connection to a database that is not the template. */
  adminUrl: string;
  /** Grants and settings that belong to the database itself and that a copy does not take along. */
  afterCopy: string[];
};

/** A running server of the browser tests. */
export type WebUnderTest = {
  baseUrl: string;
  dataDir: string;
  /** Superuser connection to the database that the server uses. */
  superuserUrl: string;
  accounts: { login: string; password: string; pin: string; role: string; association: string }[];
  /** Browser to start; undefined = the one Playwright brings. */
  chromiumPath?: string;
};

declare module 'vitest' {
  export interface ProvidedContext {
    template: TemplateDatabase;
    /** One server for each worker: files that run at once never share one. */
    webs: WebUnderTest[];
  }
}
