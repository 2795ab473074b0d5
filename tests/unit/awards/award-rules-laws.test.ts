/** What holds for every set of files: order, limits, sums and the bytes of an evaluation. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@/lib/awards/rules/canonical-json';
import { canonicalInputs, evaluate } from '@/lib/awards/rules/evaluate';
import { placesOf } from '@/lib/awards/rules/limits';
import { viXuyenTemplate } from '@/lib/awards/rules/vi-xuyen';
import { type RuleCandidate, type RuleInputs, ruleInputsShape } from '@/lib/awards/schema/rule-facts';
import { ruleSetShape } from '@/lib/awards/schema/rule-set';

const claim = fc.record({
  level: fc.constantFrom('commune' as const, 'district' as const, 'province' as const, 'national' as const),
  rank: fc.constantFrom('first' as const, 'second' as const, 'third' as const),
  schoolYear: fc.constantFrom(2018, 2024, 2025),
});
const file = fc.record({
  id: fc.integer({ min: 1, max: 500 }),
  personKey: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
  schoolKey: fc.constantFrom('s1', 's2', 's3'),
  category: fc.constantFrom('academicPrizeStudent' as const, 'specialHardshipStudent' as const),
  claims: fc.array(claim, { maxLength: 4 }),
  result: fc.option(
    fc.record({
      grade: fc.integer({ min: 1, max: 12 }),
      study: fc.constantFrom('excellent', 'good', 'fair', 'wellCompleted', 'excellentlyCompleted'),
      conduct: fc.constant('good'),
    }),
  ),
});
const inputs: fc.Arbitrary<RuleInputs> = fc.record({
  schoolYear: fc.constantFrom(2018, 2022, 2024, 2025),
  pupils: fc.constant([
    { schoolKey: 's1', count: 12 },
    { schoolKey: 's2', count: 35 },
  ]),
  paidThisYear: fc.subarray(['a', 'b']),
  candidates: fc.uniqueArray(file, { selector: ({ id }) => id, maxLength: 30 }) as fc.Arbitrary<
    RuleCandidate[]
  >,
});
const shuffled = (given: RuleInputs, seed: number): RuleInputs => {
  const turn = <T>(rows: readonly T[]) => {
    const at = rows.length === 0 ? 0 : seed % rows.length;
    return [...rows.slice(at), ...rows.slice(0, at)].reverse();
  };
  return {
    schoolYear: given.schoolYear,
    candidates: turn(given.candidates).map((one) => ({ ...one, claims: turn(one.claims) })),
    paidThisYear: turn(given.paidThisYear),
    pupils: turn(given.pupils),
  };
};
const withPercent = (percent: number) => ({
  ...viXuyenTemplate,
  rules: viXuyenTemplate.rules.map((rule) => (rule.kind === 'capPerSchool' ? { ...rule, percent } : rule)),
});

describe('for any files', () => {
  it('the order of files, claims and facts changes not one byte', () => {
    fc.assert(
      fc.property(inputs, fc.nat(50), (given, seed) => {
        const other = shuffled(given, seed);
        expect(canonicalJson(evaluate(viXuyenTemplate, other))).toBe(
          canonicalJson(evaluate(viXuyenTemplate, given)),
        );
        expect(canonicalInputs(other)).toBe(canonicalInputs(given));
      }),
    );
  });

  it('read back from their stored text, rules and inputs give the same bytes', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const set = ruleSetShape.parse(JSON.parse(canonicalJson(viXuyenTemplate)));
        const kept = ruleInputsShape.parse(JSON.parse(canonicalInputs(given)));
        expect(canonicalJson(evaluate(set, kept))).toBe(canonicalJson(evaluate(viXuyenTemplate, given)));
      }),
    );
  });

  it('no school gets more places than its part, and nobody is paid twice', () => {
    const cap = viXuyenTemplate.rules.find((rule) => rule.kind === 'capPerSchool')!;
    fc.assert(
      fc.property(inputs, (given) => {
        const paid = evaluate(viXuyenTemplate, given).filter(({ amountVnd }) => amountVnd > 0n);
        const files = paid.map(({ id }) => given.candidates.find((one) => one.id === id)!);
        for (const { schoolKey, count } of given.pupils) {
          const aided = files.filter(
            (one) => one.schoolKey === schoolKey && one.category === 'specialHardshipStudent',
          );
          expect(aided.length).toBeLessThanOrEqual(placesOf(cap, count));
        }
        const people = files.map(({ personKey }) => personKey);
        expect(new Set(people).size).toBe(people.length);
        expect(people.some((person) => given.paidThisYear.includes(person))).toBe(false);
      }),
    );
  });

  it('an amount is the sum of what is given, nothing unless eligible, and every outcome says why', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        for (const one of evaluate(viXuyenTemplate, given)) {
          const sum = one.gives.reduce(
            (all, gives) => all + (gives.kind === 'money' ? BigInt(gives.amountVnd) : 0n),
            0n,
          );
          expect(one.amountVnd).toBe(sum);
          if (one.outcome !== 'eligible') expect(one.gives).toEqual([]);
          expect(one.reasons.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('a further prize never lowers what a pupil gets', () => {
    fc.assert(
      fc.property(file, claim, (one, more) => {
        const prizes = { ...one, category: 'academicPrizeStudent' } as RuleCandidate;
        const amount = (claims: RuleCandidate['claims']) =>
          evaluate(viXuyenTemplate, {
            ...{ schoolYear: 2025, pupils: [], paidThisYear: [] },
            candidates: [{ ...prizes, claims }],
          })[0]!.amountVnd;
        expect(amount([...prizes.claims, more]) >= amount(prizes.claims)).toBe(true);
      }),
    );
  });

  it('a larger part of the school never takes a place away', () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 1, max: 99 }), (given, percent) => {
        const eligible = (part: number) =>
          evaluate(withPercent(part), given)
            .filter(({ outcome }) => outcome === 'eligible')
            .map(({ id }) => id);
        expect(eligible(percent + 1)).toEqual(expect.arrayContaining(eligible(percent)));
      }),
    );
  });
});

describe('the canonical text', () => {
  it('orders keys, writes bigints as digits, and refuses what has no single form', () => {
    expect(canonicalJson({ b: [1n, null, true], a: 'x"' })).toBe('{"a":"x\\"","b":["1",null,true]}');
    for (const value of [0.5, undefined, Number.NaN, new Date(0), { a: undefined }])
      expect(() => canonicalJson(value)).toThrow();
  });
});
