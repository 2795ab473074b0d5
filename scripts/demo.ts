/**
 * `npm run demo`: the program with its sample data, ready to be clicked through.
 * Owns: the table of demo accounts and the list of first addresses. Refuses to change data that are already there.
 */
import type { DemoAccount } from '@/db/cluster/prepare';
import { runApp } from './run-app';
import { runScript, say } from './settings';

await runScript(async () => {
  const { baseUrl, accounts, hostname } = await runApp({ dev: false, demo: true });
  console.log(`\n${table(accounts)}\n`);
  say(`Sample data only. Open ${baseUrl} and then, for example:`);
  for (const path of ['/vinh-danh', '/so-vang', '/minh-bach', '/dang-nhap'])
    console.log(`    ${baseUrl}${path}`);
  if (hostname === '127.0.0.1') say('Only this machine can open it. HOSTNAME=0.0.0.0 lets others in.');
  say('Ctrl-C stops it; the next start goes on with the same data.');
  process.send?.({ kind: 'ready', baseUrl, accounts });
});

/** The accounts as columns of equal width, one account a line. */
function table(accounts: DemoAccount[]): string {
  const columns = ['association', 'role', 'login', 'password', 'pin'] as const;
  const titles = ['Association', 'Role', 'Name', 'Password', 'PIN'];
  const rows = [
    titles,
    ...accounts.map((account) => columns.map((column) => account[column].normalize('NFC'))),
  ];
  const widths = titles.map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
  const line = (row: string[]) =>
    row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length)).join('  ');
  return [line(titles), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.slice(1).map(line)].join(
    '\n',
  );
}
