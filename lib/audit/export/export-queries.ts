/**
 * The SQL of an export: each row comes out as one JSON object in the shape of lib/audit/verify/export-record.ts.
 * Owns the order of the lines. Refuses functions of the product: built-in ones only.
 */
import type { CapturedTable } from '@/lib/audit/verify/captured-tables';

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Associations, seals, progress, checkpoints, counters: seals stand before the entries they cover. */
export const smallQueries = [
  `SELECT json_build_object('kind', 'association', 'id', id, 'name', name) AS record FROM app.association ORDER BY id`,
  `SELECT json_build_object('kind', 'seal', 'associationId', association_id, 'number', number, 'epoch', epoch,
     'horizon', horizon::text, 'leafCount', leaf_count, 'root', encode(root, 'hex')) AS record
     FROM audit.seal ORDER BY association_id, number`,
  `SELECT json_build_object('kind', 'progress', 'epoch', epoch, 'horizon', horizon::text) AS record
     FROM audit.seal_progress ORDER BY epoch`,
  `SELECT json_build_object('kind', 'checkpoint', 'associationId', association_id, 'sealNumber', seal_number,
     'root', encode(root, 'hex'), 'channel', channel, 'recordedAt', ${instant('recorded_at')}) AS record
     FROM audit.checkpoint ORDER BY id`,
  `SELECT json_build_object('kind', 'counter', 'associationId', association_id, 'book', book, 'year', year,
     'lastNumber', last_number) AS record FROM ledger.book_counter ORDER BY association_id, book, year`,
];

/** Events and changes as they were sealed: by association, transaction, events first, number. */
export const entriesQuery = `
  SELECT record FROM (
    SELECT association_id, epoch, xid, 0 AS sort, id, json_build_object('kind', 'event', 'associationId', association_id,
      'id', id::text, 'epoch', epoch, 'xid', xid::text, 'recordedAt', ${instant('recorded_at')}, 'actorId', actor_id::text,
      'sessionId', session_id::text, 'eventKind', kind, 'subjectType', subject_type, 'subjectId', subject_id,
      'reasonValueId', reason_value_id::text, 'payload', payload, 'correlationId', correlation_id) AS record
      FROM audit.event
    UNION ALL
    SELECT association_id, epoch, xid, 1, id, json_build_object('kind', 'change', 'associationId', association_id,
      'id', id::text, 'eventId', event_id::text, 'epoch', epoch, 'xid', xid::text, 'table', table_name, 'key', row_key,
      'operation', operation, 'oldImage', old_image, 'newImage', new_image)
      FROM audit.change
  ) entries ORDER BY association_id, epoch, xid, sort, id`;

/** Vouchers with their lines; lines without a voucher come out with an empty head. */
export const vouchersQuery = `
  SELECT json_build_object('kind', 'voucher', 'associationId', coalesce(v.association_id, p.association_id),
    'id', coalesce(v.id, p.voucher_id)::text, 'lines', coalesce(p.lines, '[]'::json),
    'head', CASE WHEN v.id IS NOT NULL THEN json_build_object('book', v.book, 'year', v.year::text, 'number', v.number::text,
      'purpose', v.purpose, 'occurredOn', v.occurred_on::text, 'recordedAt', ${instant('v.recorded_at')}, 'xid', v.xid::text,
      'partyId', v.party_id::text, 'reasonValueId', v.reason_value_id::text, 'attachmentCount', v.attachment_count::text,
      'requestKey', v.request_key, 'requestHash', encode(v.request_hash, 'hex'), 'reversesId', v.reverses_id::text,
      'paymentOrderId', v.payment_order_id::text, 'actorId', v.actor_id::text, 'code', v.code) END) AS record
    FROM ledger.voucher v
    FULL JOIN (
      SELECT association_id, voucher_id, json_agg(json_build_object('line', line::text, 'fundId', fund_id::text,
        'debitAccountId', debit_account_id::text, 'creditAccountId', credit_account_id::text, 'amountVnd', amount_vnd::text,
        'occurredOn', occurred_on::text, 'xid', xid::text) ORDER BY line) AS lines
        FROM ledger.posting GROUP BY association_id, voucher_id
    ) p ON p.association_id = v.association_id AND p.voucher_id = v.id
   ORDER BY coalesce(v.association_id, p.association_id), coalesce(v.id, p.voucher_id)`;

/** Rows of one captured table in the form in which the log holds them. */
export function imagesQuery({ name, keys, personal, omitted }: CapturedTable): string {
  const [schema, relation] = name.split('.');
  const key = keys.map((column) => `t.${column}::text`).join(" || ':' || ");
  const hidden = ['salt', ...omitted].map((column) => `'${column}'`).join(', ');
  const commitments = personal.map(
    (column) => `'${column}', encode(sha256(t.salt || convert_to(t.${column}, 'UTF8')), 'hex')`,
  );
  const image = `(to_jsonb(t) - ARRAY[${hidden}]${
    commitments.length > 0 ? ` || jsonb_build_object(${commitments.join(', ')})` : ''
  })::text`;
  return `SELECT json_build_object('key', ${key}, 'image', ${image}) AS record FROM ${schema}."${relation}" t`;
}

/** Commitments of the texts about people, on demand with the texts themselves. */
export function textsQuery(hasTexts: boolean): string {
  const texts = hasTexts ? `, 'value', value, 'salt', encode(salt, 'hex')` : '';
  return `SELECT json_build_object('kind', 'text', 'key', association_id || ':' || id, 'field', field,
    'commitment', encode(commitment, 'hex'), 'isErased', erased_at IS NOT NULL${texts}) AS record FROM app.personal_value`;
}
