/**
 * `npm run check:ledger`: do the books add up, to the đồng?
 * Owns the printing, Vietnamese first, then English. Ends with code 1 when something does not agree.
 */
import postgres from 'postgres';
import { checkLedger, countLedger } from '@/lib/ledger/checks';
import { translator } from '@/lib/web/messages';
import { withReadingDatabase } from './reading-database';
import { readSettings, runScript, say } from './settings';

await runScript(async () => {
  await withReadingDatabase(readSettings(), async (url) => {
    const sql = postgres(url, { max: 1, prepare: false, connect_timeout: 10, onnotice: () => undefined });
    try {
      const problems = await checkLedger(sql);
      const counts = await countLedger(sql);
      const names = await sql<{ id: number; name: string }[]>`SELECT id, name FROM app.association`;
      const nameOf = new Map(names.map(({ id, name }) => [id, name]));
      for (const t of [translator('vi'), translator('en')]) {
        if (problems.length === 0) say(t('audit.check.clean', counts));
        else console.error(t('audit.check.found', { count: problems.length }));
        for (const { code, associationId, params } of problems) {
          const sentence = t(`audit.check.${code}`, params);
          const association = nameOf.get(associationId) ?? String(associationId);
          console.error(`✗ ${t('audit.check.in', { association, sentence })}`);
        }
      }
      if (problems.length > 0) process.exitCode = 1;
    } finally {
      await sql.end({ timeout: 5 });
    }
  });
});
