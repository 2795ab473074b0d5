/** Guarantees of readiness: a node is offered to visitors only when database, version and sealing are in order. */
import { describe, expect, test, vi } from 'vitest';

vi.mock('@/db/client', () => ({ withPublic: () => Promise.reject(new Error('no database in this test')) }));
vi.mock('@/lib/web/log', () => ({ log: { error: vi.fn() } }));
vi.mock('@/db/migrate', () => ({ migrationTags: () => [] }));
vi.mock('@/lib/audit/queries', () => ({ sealLagSeconds: () => Promise.resolve(0) }));

const { judgeReadiness, readiness } = await import('@/lib/web/health');
const expected = ['0000_tables', '0001_base'];

describe('readiness', () => {
  test('is given when every migration is applied and sealing is at most 10 seconds behind', () => {
    expect(judgeReadiness({ applied: expected, lagSeconds: 10 }, expected)).toEqual({
      ready: true,
      database: 'ok',
      migrations: 'ok',
      sealing: 'ok',
      sealLagSeconds: 10,
    });
  });

  test('is refused when sealing is late', () => {
    expect(judgeReadiness({ applied: expected, lagSeconds: 10.5 }, expected)).toMatchObject({
      ready: false,
      sealing: 'late',
    });
  });

  test('is refused when the database is older or newer than the code', () => {
    expect(judgeReadiness({ applied: ['0000_tables'], lagSeconds: 0 }, expected)).toMatchObject({
      ready: false,
      migrations: 'behind',
    });
    expect(judgeReadiness({ applied: [...expected, '0002_later'], lagSeconds: 0 }, expected)).toMatchObject({
      ready: false,
      migrations: 'ahead',
    });
  });

  test('is refused, without an error and without a reason in the answer, when the database does not answer', async () => {
    const found = await readiness();
    expect(found).toMatchObject({ ready: false, database: 'unreachable' });
    expect(JSON.stringify(found)).not.toContain('no database in this test');
  });
});
