/**
 * The export for 360Giving against the published schema 1.4.3 (tests/fixtures/360giving, CC BY 4.0, by 360Giving), and
 * what must never be in it.
 */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { type GrantSource, grantPackage, isGrant } from '@/lib/honours/rules/grants';
import type { OpenLine } from '@/lib/honours/rules/open-data';

const load = (name: string) => readFileSync(`tests/fixtures/360giving/${name}.json`, 'utf8');

/** As shipped the schemas name their dialect by http, and the package asks for the grants of 1.4.2. */
function validator() {
  const mended = (text: string) =>
    JSON.parse(
      text
        .replaceAll(
          'http://json-schema.org/draft/2020-12/schema',
          'https://json-schema.org/draft/2020-12/schema',
        )
        .replaceAll('/1.4.2/', '/1.4.3/'),
    );
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema(mended(load('360-giving-schema')));
  return ajv.compile(mended(load('360-giving-package-schema')));
}
const validate = validator();
const faults = (document: unknown) =>
  validate(document) ? [] : (validate.errors ?? []).map((one) => one.message);

const line = (over: Partial<OpenLine>): OpenLine => ({
  ...{ ordinal: 1, reference: 'PC 01/2019', occurredOn: '2019-02-08', direction: 'out', figure: 'out.award' },
  ...{ fundLabel: 'Quỹ khuyến học', amountVnd: 500_000n, state: 'posted', relatedReference: null },
  ...{ partyName: null, publicId: `${over.ordinal ?? 1}`.padStart(20, '0'), ...over },
});
const lines = [
  line({}),
  line({ ordinal: 2, figure: 'out.emergencySupport', amountVnd: 1_000_000n }),
  line({ ordinal: 3, partyName: 'Trường Tiểu học Sơn Đông', amountVnd: 2_000_000n }),
  line({ ordinal: 4, state: 'voided', direction: 'none' }),
  line({ ordinal: 5, direction: 'in', figure: 'in.enterprise', partyName: 'Công ty A' }),
  line({ ordinal: 6, figure: 'out.administration' }),
];
const source: GrantSource = {
  ...{ association: { slug: 'hoi-a', name: 'Hội A' }, lines, issuedOn: '2019-12-31' },
  words: { package: 'package', title: 'title', description: 'description' },
  ...{ file: 'https://a.example/du-lieu/360giving.json', about: 'https://a.example/du-lieu' },
};
const made = (over: Partial<GrantSource> = {}) => {
  const document = grantPackage({ ...source, ...over });
  if (!document) throw new Error('no package');
  return document;
};

describe('the package', () => {
  it('is valid', () => {
    expect(faults(made())).toEqual([]);
  });

  it('would not be without an amount, a recipient, or with a day in another form', () => {
    const [first, ...rest] = made().grants;
    const { amountAwarded: _amount, ...poor } = first!;
    const { recipientIndividual: _who, ...alone } = first!;
    for (const wrong of [poor, alone, { ...first, awardDate: '08/02/2019' }])
      expect(faults({ ...made(), grants: [wrong, ...rest] })).not.toEqual([]);
    expect(faults({ ...made(), grants: [] })).not.toEqual([]);
  });

  it('is not made at all when nothing was paid out', () => {
    expect(grantPackage({ ...source, lines: lines.slice(3) })).toBeUndefined();
  });

  it('holds what was paid out and stands, and adds up to the ledger', () => {
    expect(lines.filter(isGrant).map(({ ordinal }) => ordinal)).toEqual([1, 2, 3]);
    expect(made().grants.reduce((sum, grant) => sum + grant.amountAwarded, 0)).toBe(3_500_000);
  });
});

describe('people', () => {
  it('are Individual Recipient and nothing else; bodies stand by name', () => {
    const [person, , body] = made().grants;
    expect(person!.recipientIndividual).toEqual({
      id: `${person!.id}-recipient`,
      name: 'Individual Recipient',
    });
    expect(person!.recipientOrganization).toBeUndefined();
    expect(body!.recipientOrganization).toEqual([
      { id: 'densach-hoi-a-org-truong-tieu-hoc-son-dong', name: 'Trường Tiểu học Sơn Đông' },
    ]);
  });

  it('support cannot be told from an award: what differs is what the public ledger already says', () => {
    const facts = made({ lines: [lines[0]!, { ...lines[1]!, amountVnd: 500_000n }] }).grants.map(
      ({ id: _id, recipientIndividual: _who, ...grant }) => JSON.stringify(grant),
    );
    expect(new Set(facts).size).toBe(1);
    expect(facts[0]).not.toMatch(/GTIR|primaryGrantReason|emergency|hardship/i);
  });

  it('no number, fund or reference of a voucher is in it', () => {
    expect(JSON.stringify(made())).not.toMatch(/PC 0|Quỹ khuyến học/);
  });
});
