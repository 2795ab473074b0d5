/**
 * The chain of seals: every entry of the log is under exactly one seal, every seal holds the root before it.
 * Owns the walk through the entries of one association after the other, in the order in which they were sealed.
 * Refuses to sort: the export comes in that order, and an entry out of order breaks the root.
 */
import type { Hash } from 'node:crypto';
import { changeLeaf, eventLeaf, sealHash } from './canonical-forms';
import type {
  ChangeRecord,
  CheckpointRecord,
  EventRecord,
  ProgressRecord,
  SealRecord,
} from './export-record';
import type { ProblemList } from './problem';

/** A root copied from a paper: "#12 9f3a60…", at least eight characters. */
export interface PaperRoot {
  sealNumber: number;
  rootStart: string;
}

interface Walk {
  index: number;
  hash: Hash;
  count: number;
  names: string[];
}

/** A seal covers one transaction; only a batch has more entries than this. */
const namedAtMost = 20;

export class ChainCheck {
  private readonly seals = new Map<number, SealRecord[]>();
  private readonly walks = new Map<number, Walk>();
  private readonly roots = new Map<number, Set<string>>();
  private readonly horizons = new Map<number, bigint>();
  private readonly unsealed = new Map<number, number>();
  entries = 0;
  pending = 0;

  constructor(private readonly problems: ProblemList) {}

  addSeal(seal: SealRecord): void {
    const list = this.seals.get(seal.associationId) ?? [];
    const expected = (list.at(-1)?.number ?? 0) + 1;
    if (seal.number !== expected) {
      const params = { from: expected, to: seal.number - 1 };
      this.problems.add({ code: 'sealMissing', associationId: seal.associationId, params });
    }
    list.push(seal);
    this.seals.set(seal.associationId, list);
    const roots = this.roots.get(seal.associationId) ?? new Set<string>();
    this.roots.set(seal.associationId, roots.add(seal.root));
  }

  /** How far sealing had come: what lies below must be under a seal. */
  addProgress({ epoch, horizon }: ProgressRecord): void {
    this.horizons.set(epoch, BigInt(horizon));
  }

  addEntry(entry: EventRecord | ChangeRecord): void {
    this.entries += 1;
    const seals = this.seals.get(entry.associationId) ?? [];
    const walk = this.walks.get(entry.associationId) ?? this.begin(seals, 0);
    this.walks.set(entry.associationId, walk);
    while (walk.index < seals.length && !covers(seals[walk.index]!, entry)) this.finish(seals, walk);
    if (walk.index >= seals.length) {
      this.pending += 1;
      if (BigInt(entry.xid) < (this.horizons.get(entry.epoch) ?? 0n))
        this.unsealed.set(entry.associationId, (this.unsealed.get(entry.associationId) ?? 0) + 1);
      return;
    }
    walk.hash.update(entry.kind === 'event' ? eventLeaf(entry) : changeLeaf(entry));
    walk.count += 1;
    const name = nameOf(entry);
    if (walk.names.length < namedAtMost && !walk.names.includes(name)) walk.names.push(name);
  }

  /** Call after the last entry. */
  finishAll(): void {
    for (const [associationId, seals] of this.seals) {
      const walk = this.walks.get(associationId) ?? this.begin(seals, 0);
      while (walk.index < seals.length) this.finish(seals, walk);
    }
    for (const [associationId, count] of this.unsealed)
      this.problems.add({ code: 'sealsCutOff', associationId, params: { count } });
  }

  checkCheckpoint(checkpoint: CheckpointRecord): void {
    const { associationId, sealNumber, root, channel, recordedAt } = checkpoint;
    const seal = sealOf(this.seals.get(associationId) ?? [], sealNumber);
    if (seal?.root === root) return;
    const params = { seal: sealNumber, channel, recordedAt };
    this.problems.add({ code: 'checkpointDiffers', associationId, params });
  }

  /** A root on a paper must be the root of the seal with that number in some association of the export. */
  checkPaper({ sealNumber, rootStart }: PaperRoot): void {
    for (const seals of this.seals.values()) {
      const seal = sealOf(seals, sealNumber);
      if (rootStart.length >= 8 && seal?.root.startsWith(rootStart.toLowerCase())) return;
    }
    this.problems.add({
      code: 'paperDiffers',
      associationId: 0,
      params: { seal: sealNumber, root: rootStart },
    });
  }

  hasRoot(associationId: number, root: string): boolean {
    return this.roots.get(associationId)?.has(root) ?? false;
  }

  lastSeals(): { associationId: number; number: number; root: string }[] {
    return [...this.seals].map(([associationId, seals]) => {
      const { number, root } = seals.at(-1)!;
      return { associationId, number, root };
    });
  }

  /** The stored root of the seal before, not the computed one: a break stays where it is. */
  private begin(seals: SealRecord[], index: number): Walk {
    return { index, hash: sealHash(seals[index - 1]?.root ?? ''), count: 0, names: [] };
  }

  private finish(seals: SealRecord[], walk: Walk): void {
    const seal = seals[walk.index]!;
    const root = walk.hash.digest('hex');
    const names = walk.names.join(', ') || '–';
    const { associationId, number, leafCount } = seal;
    if (walk.count !== leafCount) {
      const params = { seal: number, expected: leafCount, found: walk.count, records: names };
      this.problems.add({ code: 'sealCount', associationId, params });
    } else if (root !== seal.root) {
      this.problems.add({ code: 'sealAltered', associationId, params: { seal: number, records: names } });
    }
    Object.assign(walk, this.begin(seals, walk.index + 1));
  }
}

/** Seals are numbered from 1; only a broken chain needs the search. */
function sealOf(seals: SealRecord[], number: number): SealRecord | undefined {
  const expected = seals[number - 1];
  return expected?.number === number ? expected : seals.find((one) => one.number === number);
}

/** A seal covers what ended before its horizon and no earlier seal of the association covered. */
function covers(seal: SealRecord, entry: EventRecord | ChangeRecord): boolean {
  return entry.epoch < seal.epoch || (entry.epoch === seal.epoch && BigInt(entry.xid) < BigInt(seal.horizon));
}

function nameOf(entry: EventRecord | ChangeRecord): string {
  if (entry.kind === 'change') return `${entry.table} ${entry.key}`;
  const reference = /"reference": "([^"]+)"/.exec(entry.payload)?.[1];
  return reference ?? `${entry.subjectType} ${entry.subjectId || entry.eventKind}`;
}
