/** The desk of statements in tests: a made-up file sent by the form, and what became of it. */
import { importStatementFile } from '@/lib/statements/commands/import-file';
import { linesOf } from '@/lib/statements/queries';
import { importForm } from '@/lib/statements/schema/form';
import type { Room } from '../contributions/set-up';

export const header = ['Ngày giao dịch', 'Ghi nợ', 'Ghi có', 'Số dư', 'Nội dung'];

/** Bytes of a CSV file as Excel writes it. */
export const csv = (rows: string[][]) =>
  new TextEncoder().encode(rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n'));

/** The import form of one association, sent by its accountant. */
export function desk(room: Room) {
  const send = (bytes: Uint8Array, form: Record<string, unknown> = {}, account = '112') =>
    room.books.accountant.act((tx, actor) => {
      const file = { name: 'sao-ke.csv', bytes };
      const accountId = String(room.books.accounts[account]);
      return importStatementFile(tx, actor, importForm.parse({ accountId, step: 'check', file, ...form }));
    });
  return {
    send,
    async preview(bytes: Uint8Array, form: Record<string, unknown> = {}) {
      const done = await send(bytes, form);
      if (done.step !== 'preview') throw new Error('stored');
      return done.preview;
    },
    /** Stores a statement, whatever the books ask, and returns its number. */
    async stored(bytes: Uint8Array, account = '112'): Promise<number> {
      const accepted = ['statements.maybeStored:0', 'statements.gapBefore:0'];
      const done = await send(bytes, { step: 'store', accepted }, account);
      if (done.step !== 'stored' || done.statementId === null) throw new Error(JSON.stringify(done));
      return done.statementId;
    },
    lines: (statementId: number) => room.books.accountant.act((tx) => linesOf(tx, statementId)),
  };
}
