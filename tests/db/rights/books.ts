/** What the checks of the books and of the log find wrong; nothing, whatever was erased. */
import postgres from 'postgres';
import { exportDatabase } from '@/lib/audit/export/read-database';
import { verifyExport } from '@/lib/audit/verify/verify-export';
import { checkLedger } from '@/lib/ledger/checks';
import { seal } from '@/tests/db/audit/story';
import type { Story } from '../public/story';

/** Both checks at once, on a sealed log. */
export async function brokenBooks({ database }: Story): Promise<unknown[]> {
  await seal(database);
  const reader = postgres(database.urls.backup, { max: 1, onnotice: () => undefined });
  try {
    const report = await verifyExport(exportDatabase(database.urls.backup, { hasTexts: true }));
    return [...(await checkLedger(reader)), ...report.problems];
  } finally {
    await reader.end();
  }
}
