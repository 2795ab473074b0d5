/**
 * A process that uses the cluster of a data folder until its standard input ends (started by launcher.test.ts).
 * Prints one JSON line when the database answers, and leaves in order.
 */
import { startCluster } from '@/db/cluster/launch';

const steps: string[] = [];
const cluster = await startCluster({
  dataDir: process.argv[2] ?? '',
  log: (sentence) => steps.push(sentence),
  durability: 'none',
});
console.log(JSON.stringify({ url: cluster.adminUrl('postgres'), steps }));
process.stdin.resume();
process.stdin.once('end', () => cluster.stop().then(() => process.exit(0)));
