/**
 * `npm run bench -- posting|reports|paste-preview|statement-import|donor-search|print-job|certificates`: prints JSON with ratios against a baseline in the same interleaved run.
 * Owns the throw-away cluster; each benchmark first proves that the guards are on, then measures.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { startCluster } from '@/db/cluster/launch';
import { provision } from '@/db/provision';
import { benchCertificates } from './bench/certificates';
import { benchDonorSearch } from './bench/donor-search';
import { benchPastePreview } from './bench/paste-preview';
import { benchPosting } from './bench/posting';
import { benchPrintJob } from './bench/print-job';
import { benchReports } from './bench/reports';
import { benchStatementImport } from './bench/statement-import';

const benchmarks = {
  posting: benchPosting,
  reports: benchReports,
  'paste-preview': benchPastePreview,
  'statement-import': benchStatementImport,
  'donor-search': benchDonorSearch,
  'print-job': benchPrintJob,
  certificates: benchCertificates,
};

async function main(): Promise<void> {
  const name = process.argv[2] as keyof typeof benchmarks | undefined;
  if (!name || !(name in benchmarks)) {
    console.error(`Say which benchmark: ${Object.keys(benchmarks).join(', ')}. Add --quick for a short run.`);
    process.exit(1);
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'densach-bench-'));
  const cluster = await startCluster({ dataDir, log: (line) => console.error(line) });
  try {
    const server = postgres(cluster.adminUrl('postgres'), { max: 1, onnotice: () => {} });
    await server.unsafe('CREATE DATABASE bench');
    await server.end();
    const urls = await provision(cluster.adminUrl('bench'), 'bench-secret-of-this-run-only');
    const quick = process.argv.includes('--quick');
    const result = await benchmarks[name]({ urls, adminUrl: cluster.adminUrl('bench'), quick });
    console.log(JSON.stringify({ bench: name, quick, ...result }, null, 2));
  } finally {
    await cluster.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
  process.exit(0);
}

await main();
