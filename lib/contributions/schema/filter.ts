/**
 * The list's filters as they stand in the address. Pure.
 * Owns the Vietnamese words of the query and their reading; what cannot be read is left out, never an error page.
 */
import { z } from 'zod';
import { isDateVn } from '@/lib/kernel/dates';
import { normaliseText } from '@/lib/kernel/names';
import { monthTyped } from '@/lib/ledger/schema';
import {
  type ContributionMethod,
  type ContributionStatus,
  contributionMethods,
  contributionStatuses,
} from '../schema';

/** Words in the address: /thu?hinh-thuc=tien-mat&tinh-trang=cho. */
export const methodWords: Readonly<Record<ContributionMethod, string>> = {
  cash: 'tien-mat',
  transfer: 'chuyen-khoan',
  inKind: 'hien-vat',
};
export const statusWords: Readonly<Record<ContributionStatus, string>> = {
  waiting: 'cho',
  posted: 'da-ghi',
  voided: 'huy',
  withdrawn: 'rut',
};

export interface ContributionFilter {
  q?: string;
  method?: ContributionMethod;
  fundId?: number;
  /** "2019" or "2019-01". */
  period?: string;
  status?: ContributionStatus;
  /** Only on a donor's page; not in the address of the list. */
  donorId?: number;
  /** Only these; not in the address of the list. */
  ids?: readonly number[];
  after?: { occurredOn: string; id: number };
}

const one = z.preprocess(
  (value) => (Array.isArray(value) ? value[0] : value),
  z.string().max(200).optional().catch(undefined),
);
const address = z.object({
  ...{ q: one, 'hinh-thuc': one, quy: one, ky: one, 'tinh-trang': one, sau: one },
});

/** Reads the query of the list; unknown words mean "all". */
export function readContributionFilter(
  query: Record<string, string | string[] | undefined>,
): ContributionFilter {
  const read = address.parse(query);
  const [day = '', id = ''] = (read.sau ?? '').split('_');
  return {
    q: normaliseText(read.q ?? '') || undefined,
    method: contributionMethods.find((method) => methodWords[method] === read['hinh-thuc']),
    fundId: /^\d{1,9}$/.test(read.quy ?? '') ? Number(read.quy) : undefined,
    period: /^\d{4}$/.test(read.ky ?? '') ? read.ky : monthTyped(read.ky ?? ''),
    status: contributionStatuses.find((status) => statusWords[status] === read['tinh-trang']),
    after: isDateVn(day) && /^\d{1,15}$/.test(id) ? { occurredOn: day, id: Number(id) } : undefined,
  };
}

/** The same filter as a query again, without the place in the list unless given. */
export function contributionQuery(
  filter: ContributionFilter,
  after?: ContributionFilter['after'],
): Record<string, string | undefined> {
  return {
    q: filter.q,
    'hinh-thuc': filter.method && methodWords[filter.method],
    quy: filter.fundId?.toString(),
    ky: filter.period,
    'tinh-trang': filter.status && statusWords[filter.status],
    sau: after && `${after.occurredOn}_${after.id}`,
  };
}
