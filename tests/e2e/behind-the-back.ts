/**
 * What somebody with every right on the database server could do, and the command that finds it.
 * Owns: one amount changed with the guards switched off, its restoring, and running `verify` as a person would.
 */
import { spawn } from 'node:child_process';
import { ownWeb } from '@/tests/setup/site';
import { withConnection } from '../setup/connection';

export interface Verdict {
  code: number;
  output: string;
}

/** Runs `npm run verify` against the running demo; returns its end code and everything it printed. */
export function verify(): Promise<Verdict> {
  const { dataDir, superuserUrl } = ownWeb();
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    DATABASE_URL: process.env.TEST_DATABASE_URL ? superuserUrl : '',
    DATABASE_DIRECT_URL: '',
    NODE_ENV: 'production' as const,
  };
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/verify.ts'], { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? -1, output }));
  });
}

/** Sets the amount of PT <number>/2019 of the district while `work` runs, past every trigger; then puts it back. */
export async function withForgedAmount<T>(
  number: number,
  amountVnd: bigint,
  work: () => Promise<T>,
): Promise<T> {
  const before = await writeAmount(number, amountVnd);
  try {
    return await work();
  } finally {
    await writeAmount(number, before);
  }
}

/** Returns the amount that stood there before. */
function writeAmount(number: number, amountVnd: bigint): Promise<bigint> {
  return withConnection(ownWeb().superuserUrl, (sql) =>
    sql.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = replica`;
      const rows = await tx<{ association_id: number; voucher_id: string; amount_vnd: string }[]>`
        SELECT p.association_id, p.voucher_id, p.amount_vnd FROM ledger.posting p
          JOIN ledger.voucher v ON v.association_id = p.association_id AND v.id = p.voucher_id
          JOIN app.association a ON a.id = v.association_id
         WHERE a.slug = 'hoi-huyen-2019' AND v.book = 'PT' AND v.year = 2019 AND v.number = ${number}`;
      const [line] = rows;
      if (!line || rows.length !== 1) throw new Error(`PT ${number}/2019 has ${rows.length} lines`);
      await tx`UPDATE ledger.posting SET amount_vnd = ${amountVnd.toString()}
                WHERE association_id = ${line.association_id} AND voucher_id = ${line.voucher_id}`;
      return BigInt(line.amount_vnd);
    }),
  );
}
