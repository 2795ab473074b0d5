/**
 * `npm test`: pure rules, then the database, then the browser, one after the other.
 * Owns: running them, adding up, and the last line `N passed, N failed` that machines read.
 * Refuses to call a run green that did not run: a project without a report or without tests counts as a failure.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Sum = { passed: number; failed: number; skipped: number };

const projects = ['unit', 'db', 'e2e'];

/** Reads vitest's JSON report; a file that could not even be loaded is one failure. */
async function readReport(path: string, exitCode: number): Promise<Sum> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(text) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
    testResults: { status: string; assertionResults: { status: string }[] }[];
  };
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + broken;
  const silent = exitCode !== 0 && failed === 0 ? 1 : 0;
  return {
    passed: report.numPassedTests,
    failed: failed + silent,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

async function runProject(project: string, folder: string): Promise<Sum> {
  const report = join(folder, `${project}.json`);
  const program = join('node_modules', 'vitest', 'vitest.mjs');
  const options = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const exitCode = await new Promise<number>((resolve) => {
    const child = spawn(process.execPath, [program, ...options], { stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
  return readReport(report, exitCode);
}

process.on('SIGINT', () => undefined); // The running project hears it as well, cleans up, and is then counted.

const wanted = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'den-sach-report-'));
const total: Sum = { passed: 0, failed: 0, skipped: 0 };
const lines: string[] = [];
for (const project of projects.filter((name) => wanted.length === 0 || wanted.includes(name))) {
  const sum = await runProject(project, folder);
  lines.push(`${project}: ${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += sum[key];
}
await rm(folder, { recursive: true, force: true });
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
console.log(`\n${lines.join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
