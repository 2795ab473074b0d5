/** A page of lists in a test: sends the form, looks at the answer, and sends back what the page then holds. */
import { keyContributionList } from '@/lib/contributions/commands/keying-list';
import { listForm } from '@/lib/contributions/schema/list-form';
import type { ListAnswer } from '@/lib/contributions/schema/list-preview';
import { parsed } from '@/lib/web/define-action';
import type { Room } from './set-up';

type Sent = Record<string, unknown>;

/** An answer that shows the list. */
export type Shown = Extract<ListAnswer, { step: 'preview' }>;

/** Sending and looking in the name of the cashier. */
export function withPaste(room: Room) {
  let serial = 0;

  function send(form: Sent): Promise<ListAnswer> {
    serial += 1;
    const common = {
      name: `Bảng ${serial}`,
      method: 'cash',
      occurredOn: '10/02/2019',
      requestKey: `paste-key-${serial}`,
    };
    const input = parsed(listForm, { ...common, fundId: String(room.books.generalFund), ...form });
    return room.books.cashier.act((tx, actor) => keyContributionList(tx, actor, input));
  }
  async function look(form: Sent) {
    const answer = await send({ intent: 'read', ...form });
    if (answer.step !== 'preview') throw new Error('recorded without being asked');
    return answer;
  }
  return { send, look };
}

/** Sends back what the page then holds, with what a person changed. */
export function again({ preview, sent }: Shown, changes: Sent): Sent {
  const { table, fileFingerprint, columns, marks, unit, order, shown } = preview;
  const { keepsLetters: _, ...fields } = sent;
  return { ...fields, table, fileFingerprint, column: columns, marks, unit, order, shown, ...changes };
}

export const people = (n: number, from = 0) =>
  Array.from(
    { length: n },
    (_, at) => `${at + 1}\tNguyễn Văn ${['Một', 'Hai', 'Ba', 'Bốn'][at % 4]} ${from + at}\t100.000`,
  );
export const table = (rows: string[], total?: string) =>
  ['STT\tHọ tên\tSố tiền', ...rows, ...(total ? [`\tCộng\t${total}`] : [])].join('\n');
