/**
 * The tables must be what the log says they became.
 * Owns one number per row: the marks of all logged images, each new one put in and each old one taken out again by
 * exclusive or. What is left is the mark of the last image, so a change that was removed, added or altered shows as
 * well as a row that was. About a hundred bytes of memory per living row. Refuses to keep images.
 */
import { imageMark } from './canonical-forms';
import type { ChangeRecord, EventRecord, ImageRecord } from './export-record';
import type { ProblemList } from './problem';
import { rowsOfChange } from './rows-of-change';

export class ReplayCheck {
  private readonly rows = new Map<string, bigint>();
  private readonly eventsHere = new Set<string>();
  private transaction = '';
  images = 0;

  constructor(private readonly problems: ProblemList) {}

  /** Changes come after the events of their transaction, so only the events of one transaction are kept. */
  addEvent(event: EventRecord): void {
    const transaction = `${event.epoch} ${event.xid}`;
    if (transaction !== this.transaction) this.eventsHere.clear();
    this.transaction = transaction;
    this.eventsHere.add(event.id);
  }

  addChange(change: ChangeRecord): void {
    const { table, key, associationId } = change;
    if (!this.eventsHere.has(change.eventId)) {
      const params = { event: change.eventId };
      this.problems.add({ code: 'changeWithoutEvent', associationId, params, row: { table, key } });
    }
    for (const row of rowsOfChange(change)) {
      const name = `${table}\n${row.key}`;
      const mark = (this.rows.get(name) ?? 0n) ^ imageMark(row.oldImage) ^ imageMark(row.newImage);
      if (mark === 0n) this.rows.delete(name);
      else this.rows.set(name, mark);
    }
  }

  addImage({ table, key, image }: ImageRecord): void {
    this.images += 1;
    const name = `${table}\n${key}`;
    const mark = this.rows.get(name);
    this.rows.delete(name);
    if (mark === imageMark(image)) return;
    const code = mark === undefined ? 'rowExtra' : 'rowChanged';
    this.problems.add({ code, associationId: associationOf(table, key), params: {}, row: { table, key } });
  }

  /** Call after the last image: what is left was in the log and is in no table. */
  finish(): void {
    for (const name of this.rows.keys()) {
      const [table, key] = name.split('\n') as [string, string];
      this.problems.add({
        code: 'rowMissing',
        associationId: associationOf(table, key),
        params: {},
        row: { table, key },
      });
    }
  }
}

/** Keys begin with the association, except those of tables that belong to the whole installation. */
function associationOf(table: string, key: string): number {
  return table.startsWith('access.') ? 0 : Number(key.split(':')[0]);
}
