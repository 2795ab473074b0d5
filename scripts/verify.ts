/**
 * `npm run verify`: was anything changed behind the association's back?
 * Owns the words of the command line and the printing, Vietnamese first, then English.
 *   npm run verify                                  the live database
 *   npm run verify -- --write-export FILE           writes the export that others may check (no texts about people)
 *   npm run verify -- --export FILE                 checks an export: no database, no network
 *   npm run verify -- --paper 12:9f3a60b1           also asks for a chain code copied from a printed paper
 * Ends with code 1 when something was found, and names the record.
 */
import { parseArgs } from 'node:util';
import { exportDatabase } from '@/lib/audit/export/read-database';
import { writeExport } from '@/lib/audit/export/write-file';
import { problemSentence } from '@/lib/audit/problem-sentences';
import type { PaperRoot } from '@/lib/audit/verify/chain';
import { exportFile } from '@/lib/audit/verify/read-file';
import { type VerifyReport, verifyExport } from '@/lib/audit/verify/verify-export';
import { translator } from '@/lib/web/messages';
import { withReadingDatabase } from './reading-database';
import { readSettings, runScript, say } from './settings';

const vi = translator('vi');
const en = translator('en');

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      export: { type: 'string' },
      'write-export': { type: 'string' },
      paper: { type: 'string', multiple: true, default: [] },
    },
  });
  const papers = values.paper.map(paperOf);
  if (values.export) return print(await verifyExport(exportFile(values.export), papers));
  await withReadingDatabase(readSettings(), async (url) => {
    const target = values['write-export'];
    if (!target) return print(await verifyExport(exportDatabase(url, { hasTexts: true }), papers));
    const lines = await writeExport(exportDatabase(url, { hasTexts: false }), target);
    say(`${target}: ${lines} lines. Check it anywhere: npm run verify -- --export ${target}`);
    print(await verifyExport(exportFile(target), papers));
  });
});

/** "12:9f3a60b1" or "#12 9f3a60b1": number of the seal and the first characters of its root, at least eight. */
function paperOf(text: string): PaperRoot {
  const [, number, root] = /^#?(\d+)[: ]\s*([0-9a-fA-F]{8,64})$/.exec(text.trim()) ?? [];
  if (!number || !root)
    throw new Error(`--paper takes the number and the code of a paper, for example 12:9f3a60b1.`);
  return { sealNumber: Number(number), rootStart: root };
}

function print(report: VerifyReport): void {
  const names = new Map(report.associations.map(({ id, name }) => [id, name]));
  const nameOf = (id: number, t: typeof vi) => names.get(id) ?? t('audit.verify.whole');
  for (const { associationId, number, root } of report.lastSeals)
    say(vi('audit.verify.lastSeal', { association: nameOf(associationId, vi), number, root }));
  for (const t of [vi, en]) {
    say(t('audit.verify.pending', { pending: report.counts.pending }));
    if (report.problemCount === 0) say(t('audit.verify.clean', report.counts));
    else printProblems(report, t, (id) => nameOf(id, t));
  }
  if (report.problemCount > 0) process.exitCode = 1;
}

function printProblems(report: VerifyReport, t: typeof vi, nameOf: (id: number) => string): void {
  console.error(t('audit.verify.found', { count: report.problemCount }));
  for (const problem of report.problems)
    console.error(
      `✗ ${t('audit.check.in', { association: nameOf(problem.associationId), sentence: problemSentence(problem, t) })}`,
    );
  const left = report.problemCount - report.problems.length;
  if (left > 0) console.error(t('audit.verify.more', { count: left }));
}
