/** Guarantees of the settings: safe defaults, every mistake told at once in a sentence, no secret repeated. */
import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import { EnvError, parseEnv } from '@/lib/web/env';

function sentencesOf(source: Record<string, string>): string[] {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.sentences;
    throw error;
  }
  return [];
}

describe('settings', () => {
  test('nothing set: this machine only, port 3000, embedded database, no secret invented', () => {
    const env = parseEnv({});
    expect(env).toMatchObject({ port: 3000, hostname: '127.0.0.1', databasePrepare: true, logLevel: 'info' });
    expect(env.databaseUrl).toBeUndefined();
    expect(env.authSecret).toBeUndefined();
    expect(env.roleSecret).toBeUndefined();
  });

  test('an empty variable counts as not set', () => {
    expect(parseEnv({ PORT: '', DATABASE_URL: '  ' })).toMatchObject({ port: 3000, databaseUrl: undefined });
  });

  test('every wrong variable gets its own sentence, all in one go', () => {
    expect(sentencesOf({ PORT: 'abc', DATABASE_PREPARE: 'perhaps', NEXTAUTH_SECRET: 'short' })).toEqual([
      'PORT must be a whole number from 0 to 65535, for example 3000 (0 takes any free port). It is now "abc".',
      'DATABASE_PREPARE must be true or false (false behind PgBouncer in transaction mode). It is now "perhaps".',
      'NEXTAUTH_SECRET must be at least 32 characters long, or left out so that one is made at the first start.',
    ]);
  });

  test.each(['70000', '-1', '3000.5', '1e3'])('PORT %s is refused', (PORT) => {
    expect(sentencesOf({ PORT })).toHaveLength(1);
  });

  test('a wrong address of a database or a wrong secret is never repeated', () => {
    const [database, secret] = sentencesOf({
      DATABASE_URL: 'mysql://me:opensesame@host/db',
      ROLE_SECRET: 'opensesame',
    });
    expect(database).toContain('DATABASE_URL');
    expect(`${database}${secret}`).not.toContain('opensesame');
  });

  test('a database address without a database is refused', () => {
    expect(sentencesOf({ DATABASE_URL: 'postgres://me@host' })).toHaveLength(1);
    expect(parseEnv({ DATABASE_URL: 'postgres://me@host/fund' }).databaseUrl).toBe('postgres://me@host/fund');
  });

  test.each([
    ['false', false],
    ['NO', false],
    ['0', false],
    ['true', true],
  ])('DATABASE_PREPARE %s', (DATABASE_PREPARE, expected) => {
    expect(parseEnv({ DATABASE_PREPARE }).databasePrepare).toBe(expected);
  });

  test('HOSTNAME as containers set it (the name of the machine) is no wish; any other address is', () => {
    expect(parseEnv({ HOSTNAME: hostname() }).hostname).toBe('127.0.0.1');
    expect(parseEnv({ HOSTNAME: '0.0.0.0' }).hostname).toBe('0.0.0.0');
    expect(sentencesOf({ HOSTNAME: 'a b' })).toHaveLength(1);
  });
});
