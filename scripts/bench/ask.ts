/** One request as a visitor's program makes it: connections kept where an agent is given, bytes as they came over the wire. */
import { type Agent, request } from 'node:http';

export interface Answer {
  status: number;
  bytes: Buffer;
}

/** Asks and reads to the end. */
export function ask(
  url: string,
  { agent, headers = {} }: { agent?: Agent; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(url, { ...(agent && { agent }), headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, bytes: Buffer.concat(parts) }));
    })
      .on('error', reject)
      .end();
  });
}
