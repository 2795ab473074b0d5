/**
 * What the address of the log pages may ask for, read once and bounded.
 * Owns the Vietnamese words of the query. Anything malformed is left out, never an error page; a day that cannot be
 * read is told, because a filter that silently shows too much misleads. Pure.
 */
import { z } from 'zod';
import { type DateVn, parseDateVn } from '@/lib/kernel/dates';

/** Kinds of work that the filter offers → first words of the kinds of entries. */
export const workGroups = {
  money: [
    'contribution',
    'contributionList',
    'voucher',
    'paymentOrder',
    'statement',
    'statementRule',
    'bankLine',
    'givingAccount',
    'memoCode',
    'campaign',
    'pledge',
    'desk',
    'stocktake',
    'recipientAccount',
    'transfer',
  ],
  awards: [
    'round',
    'council',
    'nomination',
    'member',
    'score',
    'vote',
    'award',
    'decision',
    'certificate',
    'ceremony',
    'rules',
    'programme',
    'nominationLink',
    'legalDocument',
  ],
  people: ['party', 'consent', 'personRequest', 'dataBreach', 'signedPaper'],
  reading: ['hardship'],
  access: ['role', 'pin', 'reset', 'invitation'],
  publication: ['publication', 'paper', 'sitePage', 'mistake', 'suspicion', 'report'],
  settings: ['period', 'fund', 'account', 'association'],
} as const;
export type WorkGroup = keyof typeof workGroups;

const id = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number)
  .optional()
  .catch(undefined);
const shortText = z
  .string()
  .transform((text) => text.trim().slice(0, 40))
  .optional()
  .catch(undefined);

/** Groups in the order in which the filter offers them. */
export const workGroupNames = Object.keys(workGroups) as [WorkGroup, ...WorkGroup[]];

const query = z.object({
  nguoi: id,
  viec: z.enum(workGroupNames).optional().catch(undefined),
  so: shortText,
  tu: shortText,
  den: shortText,
  truoc: id,
  sau: id,
});

export interface EntryFilter {
  person?: number;
  work?: WorkGroup;
  from?: DateVn;
  to?: DateVn;
  /** Only entries older than this one. */
  before?: number;
  /** Only entries newer than this one. */
  after?: number;
}

export interface LogQuery {
  filter: EntryFilter;
  /** As typed, for the form. */
  typed: { person: string; work: string; record: string; from: string; to: string };
  /** Days that could not be read, as typed. */
  badDates: string[];
}

/** Reads the query of the address; `today` in Việt Nam for days typed without a year. */
export function readLogQuery(params: Record<string, string | string[] | undefined>, today: DateVn): LogQuery {
  const found = query.parse(params);
  const day = (text: string | undefined) => (text ? parseDateVn(text, today) : undefined);
  const [from, to] = [day(found.tu), day(found.den)];
  return {
    filter: {
      person: found.nguoi,
      work: found.viec,
      from,
      to,
      before: found.truoc,
      after: found.truoc ? undefined : found.sau,
    },
    typed: {
      person: found.nguoi ? String(found.nguoi) : '',
      work: found.viec ?? '',
      record: found.so ?? '',
      from: found.tu ?? '',
      to: found.den ?? '',
    },
    badDates: [found.tu && !from ? found.tu : '', found.den && !to ? found.den : ''].filter(Boolean),
  };
}

/** "PT 03/2019", "pt-2019-3", "PT3/2019" → its parts; undefined when it names no voucher. */
export function parseReference(text: string): { book: string; number: number; year: number } | undefined {
  const typed = text.trim().toUpperCase().replace('QĐ', 'QD');
  const printed = /^([A-Z]{2,3})\s*0*(\d{1,7})\s*\/\s*(\d{4})$/.exec(typed);
  const slug = /^([A-Z]{2,3})-(\d{4})-0*(\d{1,7})$/.exec(typed);
  if (printed) return { book: printed[1]!, number: Number(printed[2]), year: Number(printed[3]) };
  if (slug) return { book: slug[1]!, number: Number(slug[3]), year: Number(slug[2]) };
  return undefined;
}
