/**
 * `npm run db:seed`: loads the sample data into the database and ends.
 * Owns nothing else. Refuses to load them twice: the sample data see to that themselves.
 */
import { leaveCluster, newClusterUser } from '@/db/cluster/launch';
import { prepareDatabase } from '@/db/cluster/prepare';
import { readSettings, runScript, say } from './settings';

await runScript(async () => {
  const env = readSettings();
  const clusterUser = newClusterUser();
  try {
    const { accounts } = await prepareDatabase(env, { log: say, clusterUser, demo: true });
    say(`The sample data are there, with ${accounts.length} accounts; "npm run demo" shows them.`);
  } finally {
    if (!env.databaseUrl) await leaveCluster(env.dataDir, clusterUser);
  }
});
