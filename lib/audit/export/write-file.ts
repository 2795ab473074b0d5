/**
 * Writes an export to a file, one JSON object a line, readable by its owner only.
 * Owns the form of the lines. Refuses to leave half a file under the wished name: it is renamed when complete.
 */
import { open, rename } from 'node:fs/promises';
import type { ExportSource } from '@/lib/audit/verify/export-record';

/** Writes the whole export and returns the number of lines. */
export async function writeExport(source: ExportSource, path: string): Promise<number> {
  const draft = `${path}.draft`;
  const file = await open(draft, 'w', 0o600);
  let lines = 0;
  try {
    let waiting: string[] = [];
    for await (const record of source()) {
      waiting.push(lineOf(record));
      lines += 1;
      if (waiting.length < 500) continue;
      await file.write(waiting.join(''));
      waiting = [];
    }
    await file.write(waiting.join(''));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  return lines;
}

/** U+2028 and U+2029 end a line for some readers, so they are written as escapes. */
function lineOf(record: object): string {
  const json = JSON.stringify(record);
  return `${json.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`;
}
