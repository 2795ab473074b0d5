/** What the framework prints of an error holds a name; what this process prints in its place holds none. Control: untouched, it does. */
import { expect, it } from 'vitest';
import { createLog } from '@/lib/web/log';
import { quietConsole } from '@/lib/web/quiet-console';

const name = 'Lò Thị Mây';
const failed = () =>
  Object.assign(new Error(`bad value "${name}"`), {
    ...{ code: '23505', constraint_name: 'party_once', detail: `Key (name)=(${name}) already exists.` },
    cause: new SyntaxError(`"${name}" is not valid JSON`),
  });

/** What is written when `say` speaks to a console that may be taken over. */
function written(isQuiet: boolean, say: (target: Pick<Console, 'error' | 'warn'>) => void): string {
  const lines: string[] = [];
  const keep = (...said: unknown[]) =>
    void lines.push(
      said
        .map((one) => (one instanceof Error ? `${one.message} ${JSON.stringify(one)}` : String(one)))
        .join(' '),
    );
  const target = { error: keep, warn: keep };
  const giveBack = quietConsole(target, createLog({ write: (line) => void lines.push(line) }));
  if (!isQuiet) giveBack();
  say(target);
  return lines.join('\n');
}

it('keeps kind, code and constraint of an error, and none of its words', () => {
  const text = written(true, ({ error }) => error('⨯', failed()));
  expect(text).toContain('web.fault');
  expect(text).toContain('23505');
  expect(text).toContain('party_once');
  expect(text).not.toContain(name);
  expect(written(false, ({ error }) => error('⨯', failed()))).toContain(name);
});

it('words alone are told to have been said', () => {
  const text = written(true, ({ warn }) => warn('typed', name));
  expect(JSON.parse(text)).toMatchObject({ event: 'web.said', level: 'warn', count: 2 });
  expect(text).not.toContain(name);
});
