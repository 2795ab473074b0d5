/**
 * A bank statement is stored: whole or not at all, and each line of an account once.
 * Owns the order of events and rows of an import. Refuses a reading with errors, or with questions nobody answered.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { bankStatement } from '@/db/schema/statements';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseLines, normaliseText } from '@/lib/kernel/names';
import { readingInBooks } from './account-findings';
import type { CountedLine } from './occurrences';
import { lockAccount } from './queries';
import { obstaclesOf } from './rules/acceptance';
import type { StatementReading } from './schema';

export interface ImportInput {
  /** An account of kind bank. */
  accountId: number;
  /** SHA-256 of the file, 32 bytes. */
  fileHash: Buffer;
  reading: StatementReading;
  /** Questions a person looked at and accepted, as `findingKey` writes them. */
  accepted: readonly string[];
}

export interface ImportedStatement {
  /** Null when nothing was new: every line was stored before, or this very file was. */
  statementId: number | null;
  newCount: number;
  knownCount: number;
}

/** So many rows in one statement of SQL: few enough that their texts are gone before the next are made. */
const CHUNK = 2_500;

/**
 * Stores the lines of a reading that are new, counted by occurrence against what the account already holds; a file
 * that brings nothing new changes nothing.
 * Errors: access.notPermitted, statements.notReady, statements.notAccepted, statements.notABankAccount.
 */
export async function importStatement(
  tx: Tx,
  actor: Actor,
  { accountId, fileHash, reading: read, accepted }: ImportInput,
): Promise<ImportedStatement> {
  if (!can(actor.roles, 'statements.keep')) throw new DomainError('access.notPermitted');
  await lockAccount(tx, accountId);
  const { reading, fresh, known } = await readingInBooks(tx, accountId, read);
  const obstacle = obstaclesOf(reading, accepted)[0];
  if (obstacle) throw new DomainError(obstacle);
  const { firstOn, lastOn } = reading;
  if (!firstOn || !lastOn) throw new DomainError('statements.notReady');
  if (fresh.length === 0) return { statementId: null, newCount: 0, knownCount: known.length };
  await record(tx, actor, {
    ...{ kind: 'statement.imported', subjectType: 'bankStatement', subjectId: '' },
    payload: {
      ...{ accountId, newCount: fresh.length, knownCount: known.length },
      closingVnd: String(reading.closingVnd ?? ''),
    },
  });
  const associationId = await currentAssociationId(tx);
  const [row] = await tx
    .insert(bankStatement)
    .values({
      ...{ associationId, accountId, fileHash, firstOn, lastOn },
      ...{ layout: reading.layout, balanceStyle: reading.balanceStyle },
      ...{ openingVnd: reading.openingVnd, closingVnd: reading.closingVnd },
      ...{ creditVnd: reading.creditVnd, debitVnd: reading.debitVnd, newCount: fresh.length },
      ...{ knownCount: known.length, knownVnd: sumOf(known), acceptedFindings: [...accepted] },
      importedBy: actor.userId,
    })
    .returning({ id: bankStatement.id });
  for (let from = 0; from < fresh.length; from += CHUNK)
    await storeLines(tx, {
      associationId,
      statementId: row!.id,
      accountId,
      from,
      lines: fresh.slice(from, from + CHUNK),
    });
  return { statementId: row!.id, newCount: fresh.length, knownCount: known.length };
}

const sumOf = (lines: readonly CountedLine[]) => lines.reduce((sum, { line }) => sum + line.amountVnd, 0n);

interface Chunk {
  associationId: number;
  statementId: number;
  accountId: number;
  /** Lines of the statement before this chunk. */
  from: number;
  lines: readonly CountedLine[];
}

/** Texts first (identities follow the order of insertion), then the lines that point at them. */
async function storeLines(
  tx: Tx,
  { associationId, statementId, accountId, from, lines }: Chunk,
): Promise<void> {
  const rows = lines.map(({ line, key, occurrence }, at) => ({
    ordinal: from + at + 1,
    occurred_on: line.occurredOn,
    time: line.time,
    key,
    occurrence,
    amount: line.amountVnd.toString(),
    balance: line.balanceVnd?.toString() ?? null,
    is_printed: line.isAmountPrinted,
    reference: normaliseText(line.reference),
    memo: normaliseLines(line.memo),
    who: normaliseText(line.counterparty),
  }));
  await tx.execute(sql`
    WITH input AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS x(ordinal int, occurred_on date, "time" text, key text,
        occurrence int, amount bigint, balance bigint, is_printed boolean, reference text, memo text, who text)),
    memo AS (
      INSERT INTO app.personal_value (association_id, field, value)
      SELECT ${associationId}::int, 'bankMemo', memo FROM input WHERE memo <> '' ORDER BY ordinal RETURNING id),
    who AS (
      INSERT INTO app.personal_value (association_id, field, value)
      SELECT ${associationId}::int, 'bankCounterparty', who FROM input WHERE who <> '' ORDER BY ordinal RETURNING id),
    memo_at AS (
      SELECT i.ordinal, m.id FROM (SELECT ordinal, row_number() OVER (ORDER BY ordinal) AS n FROM input WHERE memo <> '') i
        JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM memo) m USING (n)),
    who_at AS (
      SELECT i.ordinal, w.id FROM (SELECT ordinal, row_number() OVER (ORDER BY ordinal) AS n FROM input WHERE who <> '') i
        JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM who) w USING (n))
    INSERT INTO app.bank_line (association_id, statement_id, account_id, ordinal, occurred_on, "time", amount_vnd, is_amount_printed,
                               balance_vnd, memo_value_id, counterparty_value_id, reference, line_key, occurrence)
    SELECT ${associationId}::int, ${statementId}, ${accountId}, i.ordinal, i.occurred_on, i."time", i.amount, i.is_printed,
           i.balance, m.id, w.id, i.reference, decode(i.key, 'hex'), i.occurrence
      FROM input i LEFT JOIN memo_at m USING (ordinal) LEFT JOIN who_at w USING (ordinal) ORDER BY i.ordinal`);
}
