/**
 * `prepareDatabase` in a process of its own, so that the process that answers the web never holds the
 * administrator's connection. Owns: starting that process, and what the two tell each other.
 * Refuses to pass on more than the roles' connection strings and the demo accounts.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseEnv } from '@/lib/web/env';
import { type Prepared, prepareDatabase } from './prepare';

type Task = { clusterUser: string; demo: boolean };
type Answer = { step: string } | { prepared: Prepared } | { failure: string };

/** Runs the preparation in a child process. `clusterUser` comes from `newClusterUser()` of the calling process. */
export async function prepareInProcess(task: Task, log: (sentence: string) => void): Promise<Prepared> {
  const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(task)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    let answered = false;
    child.on('message', (answer: Answer) => {
      if ('step' in answer) return log(answer.step);
      answered = true;
      if ('prepared' in answer) resolve(answer.prepared);
      else reject(new Error(answer.failure));
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (!answered)
        reject(new Error(`The preparation of the database ended without an answer (${signal ?? code}).`));
    });
  });
}

async function runTask(task: Task, tell: (answer: Answer) => Promise<void>): Promise<void> {
  try {
    const log = (step: string) => void tell({ step });
    await tell({ prepared: await prepareDatabase(parseEnv(process.env), { ...task, log }) });
  } catch (error) {
    if (process.env.LOG_LEVEL === 'debug') console.error(error);
    await tell({ failure: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
  }
  process.disconnect();
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.send) {
  const send = process.send.bind(process) as (answer: Answer, done: () => void) => void;
  await runTask(
    JSON.parse(process.argv[2] ?? '{}') as Task,
    (answer) => new Promise((done) => send(answer, done)),
  );
}
