/**
 * `npm run db:migrate`: brings roles and tables up to date and ends.
 * Owns nothing else; the web server does the same at each start. Refuses to load any data.
 */
import { leaveCluster, newClusterUser } from '@/db/cluster/launch';
import { prepareDatabase } from '@/db/cluster/prepare';
import { readSettings, runScript, say } from './settings';

await runScript(async () => {
  const env = readSettings();
  const clusterUser = newClusterUser();
  try {
    await prepareDatabase(env, { log: say, clusterUser });
    say('The database is up to date.');
  } finally {
    if (!env.databaseUrl) await leaveCluster(env.dataDir, clusterUser);
  }
});
