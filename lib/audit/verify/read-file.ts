/**
 * Reads an export from a file, line by line, never more than one line in memory.
 * Owns the sentence for a line that is no JSON. Refuses to judge what the lines say.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { ExportRecord, ExportSource } from './export-record';

/** An export in a file, opened anew for each reading. */
export function exportFile(path: string): ExportSource {
  return async function* read() {
    const lines = createInterface({
      input: createReadStream(path, 'utf8'),
      crlfDelay: Number.POSITIVE_INFINITY,
    });
    let number = 0;
    for await (const line of lines) {
      number += 1;
      if (line !== '') yield parseLine(line, number, path);
    }
  };
}

function parseLine(line: string, number: number, path: string): ExportRecord {
  try {
    return JSON.parse(line) as ExportRecord;
  } catch {
    throw new Error(`Line ${number} of ${path} is not JSON: the file is damaged or is no export.`);
  }
}
