/**
 * Rules that compare files with each other: only the highest prize, once a year, a part of a school. Pure.
 * Owns these three. Refuses to choose between equals: who ties for the last place of a school is a question.
 * Source: domain.md §2.3b (regulation of Vị Xuyên 2012): paid once a year, only for the highest prize, aid for at
 * most 10 % of a school's pupils.
 */
import type { RuleInputs } from '../schema/rule-facts';
import type { RuleOf } from '../schema/rule-set';
import type { Standing } from './claims';

/** Đồng that a file would get now. */
export const amountOf = (standing: Standing) => standing.worth.reduce((sum, one) => sum + one.amountVnd, 0n);
const isPaid = (standing: Standing) => standing.outcome === 'eligible' && amountOf(standing) > 0n;

/** Most money first; of equals the older file. */
function byAmount(a: Standing, b: Standing): number {
  const [left, right] = [amountOf(a), amountOf(b)];
  if (left !== right) return left > right ? -1 : 1;
  return a.candidate.id - b.candidate.id;
}

function groups<K>(standings: readonly Standing[], keyOf: (standing: Standing) => K): Map<K, Standing[]> {
  const found = new Map<K, Standing[]>();
  for (const standing of standings)
    found.set(keyOf(standing), [...(found.get(keyOf(standing)) ?? []), standing]);
  return found;
}

/** Of several prizes of a person, in one file or in many, only the highest stays. Honours without money all stay. */
export function keepHighest(rule: RuleOf<'highestPrizeOnly'>, standings: readonly Standing[]): void {
  const concerned = standings.filter(
    (one) => one.outcome === 'eligible' && rule.categories.includes(one.candidate.category),
  );
  for (const files of groups(concerned, (one) => one.candidate.personKey).values()) {
    const prizes = files.flatMap((file) =>
      file.worth.filter((worth) => worth.amountVnd > 0n).map((worth) => ({ file, worth })),
    );
    prizes.sort((a, b) => {
      if (a.worth.amountVnd !== b.worth.amountVnd) return a.worth.amountVnd > b.worth.amountVnd ? -1 : 1;
      return a.file.candidate.id - b.file.candidate.id;
    });
    const kept = prizes[0];
    for (const { file, worth } of prizes.slice(1)) {
      file.worth = file.worth.filter((one) => one !== worth);
      file.reasons.push({
        code: 'lowerPrize',
        source: rule.source,
        params: { amountVnd: worth.amountVnd.toString(), keptVnd: kept!.worth.amountVnd.toString() },
      });
      if (file.worth.length === 0) file.outcome = 'notEligible';
    }
  }
}

/** Money once a school year: not after an earlier payment, and not for two files of one round. */
export function payOnce(
  rule: RuleOf<'oncePerYear'>,
  standings: readonly Standing[],
  inputs: RuleInputs,
): void {
  const paid = new Set(inputs.paidThisYear);
  for (const [person, files] of groups(standings.filter(isPaid), (one) => one.candidate.personKey)) {
    const refused = paid.has(person) ? files : [...files].sort(byAmount).slice(1);
    for (const file of refused) {
      const params = { schoolYear: inputs.schoolYear };
      const code = paid.has(person) ? 'alreadyPaid' : 'anotherFile';
      file.reasons.push({ code, source: rule.source, params });
      file.worth = file.worth.filter((one) => one.amountVnd === 0n);
      if (file.worth.length === 0) file.outcome = 'notEligible';
    }
  }
}

/** Places that a school of so many pupils has. @param pupils head count */
export function placesOf(rule: RuleOf<'capPerSchool'>, pupils: number): number {
  const hundredths = pupils * rule.percent;
  return Math.floor((hundredths + (rule.rounding === 'up' ? 99 : 0)) / 100);
}

/** At most a part of each school: the higher amounts first; equals at the border are left to people. */
export function capSchools(
  rule: RuleOf<'capPerSchool'>,
  standings: readonly Standing[],
  inputs: RuleInputs,
): void {
  const concerned = standings.filter((one) => isPaid(one) && one.candidate.category === rule.category);
  const pupils = new Map(inputs.pupils.map(({ schoolKey, count }) => [schoolKey, count]));
  for (const [school, files] of groups(concerned, (one) => one.candidate.schoolKey)) {
    const count = pupils.get(school);
    if (count === undefined) {
      for (const file of files) {
        file.outcome = 'question';
        file.reasons.push({ code: 'pupilsUnknown', source: rule.source, params: { percent: rule.percent } });
      }
      continue;
    }
    const places = placesOf(rule, count);
    const params = { percent: rule.percent, rounding: rule.rounding, pupils: count, places };
    let before = 0;
    for (const equals of groups([...files].sort(byAmount), amountOf).values()) {
      const fits = before + equals.length <= places;
      const code = fits ? 'withinCap' : before < places ? 'capTie' : 'overCap';
      for (const file of equals) {
        if (!fits) file.outcome = code === 'capTie' ? 'question' : 'notEligible';
        file.reasons.push({ code, source: rule.source, params: { ...params, asked: files.length } });
      }
      before += equals.length;
    }
  }
}
