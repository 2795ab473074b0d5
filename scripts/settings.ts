/**
 * How every script begins and fails.
 * Owns: reading `.env` when there is one (variables that are already set win), checking the settings, and turning a
 * failure into one plain sentence on standard error. Refuses stack traces unless LOG_LEVEL=debug asks for them.
 */
import { existsSync } from 'node:fs';
import { type Env, parseEnv } from '@/lib/web/env';

/** The checked settings of this process. */
export function readSettings(): Env {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return parseEnv(process.env);
}

/** Prints one progress sentence for a person at the terminal. */
export function say(sentence: string): void {
  console.log(`• ${sentence}`);
}

/** Runs a script; a failure is told in its own words and ends the process with code 1. */
export async function runScript(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (process.env.LOG_LEVEL === 'debug') console.error(error);
    else console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
    setTimeout(() => process.exit(1), 1_000).unref(); // Whatever is still open must not keep a failed start alive.
  }
}
