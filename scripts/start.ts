/**
 * `npm start` (production) and `npm run dev` (with --dev): starts the program on its own data folder.
 * Owns only what is printed at the end; everything else is run-app.ts. Refuses to load sample data: that is the demo.
 */
import { runApp } from './run-app';
import { runScript, say } from './settings';

await runScript(async () => {
  const { baseUrl, hostname } = await runApp({ dev: process.argv.includes('--dev'), demo: false });
  say(`Open ${baseUrl}`);
  if (hostname === '127.0.0.1') say('Only this machine can open it. HOSTNAME=0.0.0.0 lets others in.');
  say('Ctrl-C stops it; the data are kept.');
  process.send?.({ kind: 'ready', baseUrl, accounts: [] });
});
