/**
 * `npm run bench -- posting|reports|paste-preview|statement-import|donor-search|print-job|printing|round-board|record-list|honour-search|public-page|page-weight|staff-under-load`: prints JSON with ratios against a baseline in the same interleaved run.
 * Owns the list of benchmarks; each benchmark first proves that the guards are on, then measures.
 */
import { benchDonorSearch } from './bench/donor-search';
import { benchHonourSearch } from './bench/honour-search';
import type { BenchContext } from './bench/measure';
import { benchPageWeight } from './bench/page-weight';
import { benchPastePreview } from './bench/paste-preview';
import { benchPosting } from './bench/posting';
import { benchPrintJob } from './bench/print-job';
import { benchPrinting } from './bench/printing';
import { benchPublicPage } from './bench/public-page';
import { benchRecordList } from './bench/record-list';
import { benchReports } from './bench/reports';
import { benchRoundBoard } from './bench/round-board';
import { benchStaffUnderLoad } from './bench/staff-under-load';
import { benchStatementImport } from './bench/statement-import';
import { withOwnCluster } from './own-cluster';

const benchmarks: Record<string, (context: BenchContext) => Promise<object>> = {
  posting: benchPosting,
  reports: benchReports,
  'paste-preview': benchPastePreview,
  'statement-import': benchStatementImport,
  'donor-search': benchDonorSearch,
  'print-job': benchPrintJob,
  printing: benchPrinting,
  'round-board': benchRoundBoard,
  'record-list': benchRecordList,
  'honour-search': benchHonourSearch,
  'public-page': benchPublicPage,
  'page-weight': benchPageWeight,
  'staff-under-load': benchStaffUnderLoad,
};

async function main(): Promise<void> {
  const name = process.argv[2] ?? '';
  const bench = benchmarks[name];
  if (!bench) {
    console.error(`Say which benchmark: ${Object.keys(benchmarks).join(', ')}. Add --quick for a short run.`);
    process.exit(1);
  }
  const quick = process.argv.includes('--quick');
  const result = await withOwnCluster('bench', (database) => bench({ ...database, quick }));
  console.log(JSON.stringify({ bench: name, quick, ...result }, null, 2));
  process.exit(0);
}

await main();
