/**
 * How far a campaign and a pledge have come: collected, target, arrears; which instalment is paid, due or overdue.
 * Owns the order in which money pays instalments: the oldest day first (the donor may owe nothing older than it).
 * Refuses to read a clock: today is handed in.
 */
import { addMonths, type DateVn, daysBetween } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { type CampaignInput, type InstalmentInput, MAX_INSTALMENTS } from './schema';

/** Tenths of a per cent, rounded down, so that 99,99 % is never shown as done; null where nothing was asked for. */
export function attainment(collectedVnd: bigint, targetVnd: bigint): number | null {
  return targetVnd > 0n ? Number((collectedVnd * 1000n) / targetVnd) : null;
}

export interface Progress {
  targetVnd: bigint;
  collectedVnd: bigint;
  /** What is missing of the target; never below 0. */
  arrearsVnd: bigint;
  /** Tenths of a per cent; null without a target. */
  permille: number | null;
}

/** One target held against what came in. */
export function progressOf(targetVnd: bigint, collectedVnd: bigint): Progress {
  const arrearsVnd = targetVnd > collectedVnd ? targetVnd - collectedVnd : 0n;
  return { targetVnd, collectedVnd, arrearsVnd, permille: attainment(collectedVnd, targetVnd) };
}

/** An amount of one year and one unit; unit null: everybody without a target of their own. */
export interface Share {
  year: number;
  unitId: number | null;
  amountVnd: bigint;
}

export interface UnitProgress extends Progress {
  unitId: number | null;
}
export interface YearProgress extends Progress {
  year: number;
  units: UnitProgress[];
}

const sum = (shares: readonly Share[]) => shares.reduce((total, share) => total + share.amountVnd, 0n);

/**
 * Collected, target and arrears by year and unit, for every year of the campaign and every year in which money came.
 * Money of a unit without a target of its own in any year counts under "everybody else". The arrears of a year are
 * those of its units together: what one unit gave too much does not pay for another.
 */
export function progressByYear(
  { fromYear, toYear }: { fromYear: number; toYear: number },
  targets: readonly Share[],
  gifts: readonly Share[],
): YearProgress[] {
  const asked = new Set(targets.filter((target) => target.amountVnd > 0n).map((target) => target.unitId));
  const placed = gifts.map((gift) => ({ ...gift, unitId: asked.has(gift.unitId) ? gift.unitId : null }));
  const years = new Set(placed.map((gift) => gift.year));
  for (let year = fromYear; year <= toYear; year += 1) years.add(year);
  return [...years]
    .sort((one, other) => one - other)
    .map((year) => {
      const [wanted, given] = [targets, placed].map((all) => all.filter((share) => share.year === year));
      const unitIds = new Set([...wanted!, ...given!].map((share) => share.unitId));
      const of = (shares: readonly Share[], unitId: number | null) =>
        sum(shares.filter((share) => share.unitId === unitId));
      const units = [...unitIds].map((unitId) => ({
        ...{ unitId, ...progressOf(of(wanted!, unitId), of(given!, unitId)) },
      }));
      const arrearsVnd = units.reduce((total, unit) => total + unit.arrearsVnd, 0n);
      return { year, units, ...progressOf(sum(wanted!), sum(given!)), arrearsVnd };
    });
}

export type InstalmentState = 'paid' | 'partly' | 'due' | 'overdue';

export interface InstalmentProgress extends InstalmentInput {
  paidVnd: bigint;
  openVnd: bigint;
  /** "overdue" wins over "partly": what is late is said first. "due" also stands for a day still to come. */
  state: InstalmentState;
  /** Days since the day it was due; 0 unless overdue. */
  overdueDays: number;
}

/** Spreads what was paid over the instalments, the oldest day first, equal days in their order. */
export function payOldestFirst(
  instalments: readonly InstalmentInput[],
  paidVnd: bigint,
  today: DateVn,
): InstalmentProgress[] {
  let left = paidVnd;
  return [...instalments]
    .sort((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0))
    .map((instalment) => {
      const paid = left < instalment.amountVnd ? left : instalment.amountVnd;
      left -= paid;
      const openVnd = instalment.amountVnd - paid;
      const isLate = openVnd > 0n && instalment.dueOn < today;
      const state = openVnd === 0n ? 'paid' : isLate ? 'overdue' : paid > 0n ? 'partly' : 'due';
      const overdueDays = isLate ? daysBetween(instalment.dueOn, today) : 0;
      return { ...instalment, paidVnd: paid, openVnd, state, overdueDays };
    });
}

/** The instalment that is asked for next: the oldest one with something open; undefined when all is paid. */
export function nextOpen(instalments: readonly InstalmentProgress[]): InstalmentProgress | undefined {
  return instalments.find(({ openVnd }) => openVnd > 0n);
}

/** Equal parts of whole đồng, every so many months; the last part takes what does not divide. */
export function splitInstalments(
  totalVnd: bigint,
  { count, firstDueOn, everyMonths }: { count: number; firstDueOn: DateVn; everyMonths: number },
): InstalmentInput[] {
  const part = totalVnd / BigInt(count);
  return Array.from({ length: count }, (_, at) => ({
    dueOn: addMonths(firstDueOn, at * everyMonths),
    amountVnd: at === count - 1 ? totalVnd - part * BigInt(count - 1) : part,
  }));
}

/** Refuses a campaign whose days or target cannot be; web.checkFields names the field. */
export function checkCampaign({
  startsOn,
  endsOn,
  targetVnd,
}: Omit<CampaignInput, 'slug' | 'kind' | 'fundId' | 'name'>): void {
  const fields: Record<string, string> = {};
  if (endsOn < startsOn) fields.endsOn = 'campaigns.endsBeforeStart';
  if (targetVnd <= 0n) fields.target = 'fields.badAmount';
  if (Object.keys(fields).length > 0) throw new DomainError('web.checkFields', { fields });
}

/** Sum of the instalments; refuses none, too many, or one without an amount. */
export function pledgeTotal(instalments: readonly InstalmentInput[]): bigint {
  const isBad = instalments.length === 0 || instalments.length > MAX_INSTALMENTS;
  if (isBad || instalments.some(({ amountVnd }) => amountVnd <= 0n))
    throw new DomainError('campaigns.instalmentsDoNotAddUp');
  return instalments.reduce((total, { amountVnd }) => total + amountVnd, 0n);
}
