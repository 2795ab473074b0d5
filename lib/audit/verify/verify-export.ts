/**
 * The whole check of an export: chain, checkpoints, vouchers, numbers, replay, texts.
 * Owns the order of the questions. Needs no database and no network: the export and this folder are enough.
 * Refuses to stop at the first finding: everything that is wrong is named.
 */
import { BookCheck } from './books';
import { textCommitment } from './canonical-forms';
import { guardTriggers } from './captured-tables';
import { ChainCheck, type PaperRoot } from './chain';
import { explain } from './explain';
import type { CounterRecord, ExportRecord, ExportSource, ImageRecord, TextRecord } from './export-record';
import { type Problem, ProblemList } from './problem';
import { ReplayCheck } from './replay';

export interface VerifyReport {
  problems: Problem[];
  /** All findings; `problems` keeps the first few hundred. */
  problemCount: number;
  counts: {
    entries: number;
    pending: number;
    vouchers: number;
    rows: number;
    texts: number;
    checkpoints: number;
  };
  associations: { id: number; name: string }[];
  lastSeals: { associationId: number; number: number; root: string }[];
  exportedAt: string;
}

class Verification {
  readonly problems = new ProblemList();
  readonly chain = new ChainCheck(this.problems);
  readonly books = new BookCheck(this.problems);
  readonly replay = new ReplayCheck(this.problems);
  readonly associations: { id: number; name: string }[] = [];
  private readonly guardsOn = new Set<string>();
  private readonly counters: CounterRecord[] = [];
  exportedAt = '';
  lines = 0;
  linesPromised: number | undefined;
  texts = 0;
  checkpoints = 0;

  /** Takes one line of the export, in its order. */
  add(record: ExportRecord): void {
    if (record.kind === 'end') {
      this.linesPromised = record.lines;
      return;
    }
    this.lines += 1;
    switch (record.kind) {
      case 'header':
        this.exportedAt = record.exportedAt;
        break;
      case 'association':
        this.associations.push({ id: record.id, name: record.name });
        break;
      case 'guard':
        if (record.isOn) this.guardsOn.add(`${record.table} ${record.trigger}`);
        break;
      case 'seal':
        this.chain.addSeal(record);
        break;
      case 'progress':
        this.chain.addProgress(record);
        break;
      case 'checkpoint':
        this.checkpoints += 1;
        this.chain.checkCheckpoint(record);
        break;
      case 'event':
        this.chain.addEntry(record);
        this.replay.addEvent(record);
        this.books.addEvent(record);
        break;
      case 'change':
        this.chain.addEntry(record);
        this.replay.addChange(record);
        break;
      case 'voucher':
        this.books.addVoucher(record);
        break;
      case 'counter':
        this.counters.push(record);
        break;
      case 'image':
        this.addImage(record);
        break;
      case 'text':
        this.addText(record);
        break;
    }
  }

  finish(papers: PaperRoot[]): void {
    if (this.linesPromised !== this.lines) {
      const params = { found: this.lines, expected: this.linesPromised ?? '–' };
      this.problems.add({ code: 'exportCutOff', associationId: 0, params });
    }
    for (const guard of guardTriggers) {
      if (!this.guardsOn.has(`${guard.table} ${guard.trigger}`))
        this.problems.add({ code: 'guardOff', associationId: 0, params: { ...guard } });
    }
    this.chain.finishAll();
    for (const paper of papers) this.chain.checkPaper(paper);
    this.books.finish(this.counters);
    this.replay.finish();
  }

  private addImage(record: ImageRecord): void {
    this.replay.addImage(record);
    const associationId = Number(record.key.split(':')[0]);
    if (record.table === 'app.decision' || record.table === 'app.certificate') {
      const { year, number } = JSON.parse(record.image) as { year: number; number: number };
      this.books.addNumbered(associationId, record.table === 'app.decision' ? 'QD' : 'GK', year, number);
    }
    if (record.table === 'app.publication') {
      const image = JSON.parse(record.image) as { audit_root: string | null; kind: string; year: number };
      const root = image.audit_root?.slice(2);
      if (root && !this.chain.hasRoot(associationId, root)) {
        const params = { kind: image.kind, year: image.year };
        this.problems.add({ code: 'publicationRootUnknown', associationId, params });
      }
    }
  }

  /** The text and its salt must give the commitment; that the commitment is the logged one, the replay has shown. */
  private addText({ key, field, value, salt, commitment, isErased }: TextRecord): void {
    this.texts += 1;
    if (isErased || value === undefined || salt === undefined) return;
    if (textCommitment(salt, value) === commitment) return;
    const row = { table: 'app.personal_value', key };
    this.problems.add({
      code: 'textChanged',
      associationId: Number(key.split(':')[0]),
      params: { field },
      row,
    });
  }
}

/**
 * Checks an export from its first to its last line; reads it a second time only when something has to be named.
 * `papers`: roots copied from printed papers, which nobody inside could have rewritten.
 */
export async function verifyExport(source: ExportSource, papers: PaperRoot[] = []): Promise<VerifyReport> {
  const check = new Verification();
  for await (const record of source()) check.add(record);
  check.finish(papers);
  const problems = await explain(check.problems.kept, source);
  return {
    problems,
    problemCount: check.problems.total,
    counts: {
      entries: check.chain.entries,
      pending: check.chain.pending,
      vouchers: check.books.vouchers,
      rows: check.replay.images,
      texts: check.texts,
      checkpoints: check.checkpoints,
    },
    associations: check.associations,
    lastSeals: check.chain.lastSeals(),
    exportedAt: check.exportedAt,
  };
}
