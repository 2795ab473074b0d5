/**
 * `npm run -s db:url -- <role>`: prints one connection string and nothing else on standard output.
 * Owns: the names a person may ask for. Refuses to start anything: a cluster that does not run has no address.
 */
import { runningClusterUrl } from '@/db/cluster/launch';
import { embeddedDatabase } from '@/db/cluster/prepare';
import { loadSecrets } from '@/db/cluster/secrets';
import { roleUrls } from '@/db/provision';
import { readSettings, runScript } from './settings';

const roles = ['migrator', 'app', 'login', 'public', 'auditor', 'sealer', 'backup'] as const;
type Role = (typeof roles)[number];
const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);

await runScript(async () => {
  const wanted = process.argv[2] ?? '';
  if (!isRole(wanted) && wanted !== 'superuser') {
    throw new Error(`Say which one: npm run -s db:url -- <${[...roles, 'superuser'].join('|')}>`);
  }
  const env = readSettings();
  const given = env.databaseDirectUrl ?? env.databaseUrl;
  if (given && wanted === 'superuser')
    throw new Error('DATABASE_URL is set: its superuser is known to its operator only.');
  const adminUrl = given ?? (await runningClusterUrl(env.dataDir, embeddedDatabase));
  if (!adminUrl)
    throw new Error(`No database runs for ${env.dataDir}. Start it first: npm run demo, or npm start.`);
  const roleSecret = env.roleSecret ?? (await loadSecrets(env.dataDir)).roleSecret;
  console.log(isRole(wanted) ? (await roleUrls(adminUrl, roleSecret))[wanted] : adminUrl);
});
