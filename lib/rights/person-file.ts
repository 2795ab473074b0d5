/**
 * Everything held on a person, as JSON and as a paper. What belongs to it is gathered by the database, which writes the
 * making of the file into the log. Refuses a request whose asker was not checked.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { personFile } from '@/lib/documents/person-file';
import { renderPdf } from '@/lib/documents/render';
import { formatDateVn, formatInstantVn, todayVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import { paperFacts } from '@/lib/ledger/paper-facts';
import { translator } from '@/lib/web/messages';
import { requestPage } from './queries/requests';

type Row = Record<string, unknown>;
/** As app.person_file gives it; instants in ISO 8601, amounts in đồng as text. */
export type PersonData = Record<(typeof sections)[number], Row[]>;

const sections = [
  ...([
    'person',
    'guardian',
    'guardianOf',
    'signedFor',
    'requests',
    'texts',
    'files',
    'circumstances',
    'awards',
    'received',
    'consents',
    'gifts',
    'readings',
  ] as const),
];

/** Everything held, for the request; null when there is no such request, or its asker was not checked. @throws DomainError awards.recused */
export async function personData(tx: Tx, requestId: number): Promise<PersonData | null> {
  const [row] = await tx.execute<{ data: PersonData | null }>(
    sql`SELECT app.person_file(${requestId}) AS data`,
  );
  return row!.data;
}

/** The file as JSON; null as personData. */
export async function personJson(tx: Tx, requestId: number) {
  const page = await requestPage(tx, requestId);
  const data = page && (await personData(tx, requestId));
  return (
    data && {
      bytes: JSON.stringify({ request: page.code, madeOn: todayVn(new Date()), ...data }, null, 2),
      filename: `du-lieu-${page.code}.json`,
      contentType: 'application/json; charset=utf-8',
    }
  );
}

/** The file as a paper; null as personData. */
export async function personPdf(tx: Tx, requestId: number) {
  const page = await requestPage(tx, requestId);
  const data = page && (await personData(tx, requestId));
  if (!data) return null;
  const t = translator('vi');
  const madeOn = todayVn(new Date());
  const { issuer, sampleNotice } = await paperFacts(tx, madeOn);
  const paper = personFile({
    ...{ issuer, sampleNotice, madeOn, code: page.code, name: page.person?.name ?? page.name },
    sections: sections.map((section) => ({
      title: t(`rights.file.sections.${section}`),
      rows: data[section].flatMap((row) => rowsOf(row)),
    })),
  });
  return {
    bytes: renderPdf('person-file', paper),
    filename: `du-lieu-${page.code}.pdf`,
    contentType: 'application/pdf',
  };

  function rowsOf(row: Row): { label: string; value: string }[] {
    return Object.entries(row).flatMap(([key, raw]) => {
      if (raw === null || raw === '') return [];
      return [{ label: t(`rights.file.fields.${key}`), value: textOf(key, String(raw)) }];
    });
  }

  /** Days and instants as people write them, amounts with their unit, known words in words. */
  function textOf(key: string, raw: string): string {
    if (/^\d{4}-\d\d-\d\d$/.test(raw)) return formatDateVn(raw);
    if (/^\d{4}-\d\d-\d\dT/.test(raw)) return formatInstantVn(raw);
    if (key === 'amountVnd') return formatVndUnit(BigInt(raw));
    if (raw === 'true' || raw === 'false') return t(`rights.file.words.${raw}`);
    const isWord =
      key in
      {
        circumstance: 1,
        kind: 1,
        field: 1,
        purpose: 1,
        giver: 1,
        channel: 1,
        wish: 1,
        benefit: 1,
        method: 1,
      };
    return isWord || key === 'status' || (key === 'by' && /^[a-z][A-Za-z]*$/.test(raw))
      ? t(`rights.file.words.${raw}`)
      : raw;
  }
}
