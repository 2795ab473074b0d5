/**
 * `npm run torture -- spreadsheets|approvals|canary|guessing`: long tests that nobody waits for on every run; prints JSON and fails on the
 * first broken promise. Add --quick for a short run, --seed=<number> to see the same run again.
 * Owns the list of tortures. Refuses to call one green that did not run to its end.
 */
import { tortureApprovals } from './torture/approvals';
import { tortureCanary } from './torture/canary';
import { tortureGuessing } from './torture/guessing';
import { tortureSpreadsheets } from './torture/spreadsheets';

const tortures = {
  spreadsheets: tortureSpreadsheets,
  approvals: tortureApprovals,
  canary: tortureCanary,
  guessing: tortureGuessing,
};

async function main(): Promise<void> {
  const name = process.argv[2] as keyof typeof tortures | undefined;
  if (!name || !(name in tortures)) {
    console.error(`Say which: ${Object.keys(tortures).join(', ')}. Add --quick for a short run.`);
    process.exit(1);
  }
  const quick = process.argv.includes('--quick');
  const seed = Number(process.argv.find((word) => word.startsWith('--seed='))?.slice(7) ?? 20190702);
  const result = await tortures[name]({ quick, seed });
  console.log(JSON.stringify({ torture: name, quick, seed, ...result }, null, 2));
  process.exit(result.broken.length === 0 ? 0 : 1);
}

await main();
