/** Guarantees of the logs: one reference per request, and nothing about a person however carelessly it is called. */
import { describe, expect, test } from 'vitest';
import { createLog, newRequestRef, pathWithoutSecrets } from '@/lib/web/log';

function written(work: (log: ReturnType<typeof createLog>) => void): {
  text: string;
  line: Record<string, unknown>;
} {
  const chunks: string[] = [];
  work(createLog({ write: (chunk: string) => void chunks.push(chunk) }, 'debug'));
  const text = chunks.join('');
  return { text, line: JSON.parse(text) as Record<string, unknown> };
}

describe('logs', () => {
  test('carry the event, the level and the reference of the request', () => {
    const { line } = written((log) =>
      log.withRef('ABCD234567').info('request.done', { status: 200, durationMs: 12.4 }),
    );
    expect(line).toMatchObject({
      level: 'info',
      event: 'request.done',
      ref: 'ABCD234567',
      status: 200,
      durationMs: 12,
    });
  });

  test.each([
    ['a field that is not on the list', { donorName: 'Lò Thị Mây' }],
    ['a person hidden in an allowed field', { code: 'Lò Thị Mây', status: 'Lò Thị Mây', ref: 'Lò Thị Mây' }],
    ['a nested object', { count: { name: 'Lò Thị Mây' } }],
    ['a name used as the name of a field', { 'Lò Thị Mây': 1 }],
  ])('leave out %s', (_title, fields) => {
    const { text, line } = written((log) => log.info('request.done', fields));
    expect(text).not.toContain('Mây');
    expect(line.dropped).toHaveLength(Object.keys(fields).length);
  });

  test('refuse free sentences as events', () => {
    const { text, line } = written((log) => log.info('Saved the gift of Lò Thị Mây'));
    expect(text).not.toContain('Mây');
    expect(line.event).toBe('event.unnamed');
  });

  test('keep code and place of an error and drop its message and the detail of the database', () => {
    const cause = Object.assign(new Error('Key (name)=(Lò Thị Mây) already exists'), {
      code: '23505',
      constraint_name: 'person_name_key',
      detail: 'Key (name)=(Lò Thị Mây)',
    });
    const { text, line } = written((log) =>
      log.error('request.failed', { error: new Error('Lò Thị Mây', { cause }) }),
    );
    expect(text).not.toContain('Mây');
    expect(line.error).toMatchObject({
      kind: 'Error',
      cause: { code: '23505', constraint: 'person_name_key' },
    });
    expect(text).toContain('log.test.ts');
  });

  test('show a path without query, codes, tokens and numbers of records', () => {
    expect(pathWithoutSecrets('/phu-hoa/quan-ly/thu/PT-2019-1?q=Mây')).toBe('/phu-hoa/quan-ly/thu/*');
    expect(pathWithoutSecrets('/moi/aZ81_kq-XX')).toBe('/moi/*');
    expect(pathWithoutSecrets('/kt/7K2M9-QXR4T')).toBe('/kt/*');
    expect(pathWithoutSecrets('/vinh-danh/2019')).toBe('/vinh-danh/2019');
    expect(pathWithoutSecrets('/Lò Thị Mây')).toBe('/*');
  });

  test('make references that differ and that can be read out', () => {
    const refs = new Set(Array.from({ length: 500 }, newRequestRef));
    expect(refs.size).toBe(500);
    for (const ref of refs) expect(ref).toMatch(/^[2-9A-HJKMNP-Z]{10}$/);
  });
});
