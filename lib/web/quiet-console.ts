/**
 * What other programs inside this process say of errors: the framework prints a whole error, with its message and the detail
 * of the database, and both quote what people typed.
 * Owns console.error and console.warn of the process. Refuses to pass on a text: an error goes to the log, which keeps its
 * kind, its codes and its places; words alone are told only that they were said.
 */
import { type Log, log as ownLog } from './log';

type Said = Pick<Console, 'error' | 'warn'>;

/** Takes over console.error and console.warn; returns how to give them back. */
export function quietConsole(target: Said = console, log: Log = ownLog): () => void {
  const { error, warn } = target;
  const take =
    (level: 'error' | 'warn') =>
    (...said: unknown[]): void => {
      const errors = said.filter((one) => one instanceof Error);
      for (const one of errors) log[level]('web.fault', { error: one });
      if (errors.length === 0) log[level]('web.said', { count: said.length });
    };
  target.error = take('error');
  target.warn = take('warn');
  return () => Object.assign(target, { error, warn });
}
