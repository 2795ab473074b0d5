/** Dues, interest, budget support and money of other funds are income of the fund, and in no figure of what was donated. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withPublic } from '@/db/client';
import { placeGift } from '@/lib/campaigns/commands/campaign';
import { listCampaigns } from '@/lib/campaigns/queries';
import { donorYear } from '@/lib/contributions/donor-year';
import { contributionTotals } from '@/lib/contributions/list';
import { letterPreview, receiptPreview } from '@/lib/contributions/paper-request';
import { contributionById } from '@/lib/contributions/queries';
import { type ContributionKind, contributionKinds, isDonation } from '@/lib/contributions/schema';
import { donorStatement } from '@/lib/documents/donor-year';
import { donorList, donorProfile } from '@/lib/donors/queries';
import { publish } from '@/lib/honours/commands';
import { publishedFigures } from '@/lib/honours/queries';
import { voucherSlug } from '@/lib/web/voucher-slug';
import { withConnection } from '@/tests/setup/connection';
import { aCampaign } from '../campaigns/set-up';
import { withBooks } from '../contributions/set-up';
import { give } from '../contributions/story';

const room = withBooks('hoi-tach-khoan');
const site = 'https://densach.example';
const donated = 1_000_000n;
const others = contributionKinds.filter((kind) => !isDonation(kind));

/** A body that gave once, and paid 7.000.000 đồng of every other kind of income, all placed into one campaign. */
async function giver(name: string) {
  const { accountant } = room.books;
  const first = await give(accountant, room.books, {
    ...{ amountVnd: donated, method: 'transfer', occurredOn: '2019-02-01' },
    ...{ donor: { name, kind: 'association' }, publicNameChoice: 'real' },
  });
  const read = (tx: Parameters<Parameters<typeof accountant.act>[0]>[0]) =>
    contributionById(tx, first.contributionId);
  const donorId = (await accountant.act(read))!.donorId!;
  const paid = new Map<ContributionKind, string>();
  const all = [first];
  for (const kind of others) {
    const entry = await give(accountant, room.books, {
      ...{
        kind,
        amountVnd: 7_000_000n,
        method: 'transfer',
        occurredOn: '2019-03-01',
        donor: { id: donorId },
      },
    });
    all.push(entry);
    paid.set(kind, voucherSlug(entry.voucher!));
  }
  return { donorId, paid, gift: voucherSlug(first.voucher!), all };
}

/** Every figure in which a donation of this donor, or of the year, is counted. */
async function figures(donorId: number, campaignId: number) {
  const { chair, accountant } = room.books;
  const list = { kind: 'donorRoll' as const, year: 2019, asOf: '2019-12-31' };
  await chair.act((tx, actor) => publish(tx, actor, list));
  const roll = await withPublic((tx) => publishedFigures(tx, room.books.slug, 'donorRoll', 2019));
  return accountant.act(async (tx) => {
    const [row] = await donorList(tx, { ids: [donorId] });
    const profile = (await donorProfile(tx, donorId))!;
    const year = (await donorYear(tx, { donorId, siteOrigin: site }))!;
    const campaign = (await listCampaigns(tx)).find(({ id }) => id === campaignId)!;
    return {
      list: [row!.giftCount, row!.totalVnd, row!.lastOn, row!.lastVnd],
      profile: [profile.giftCount, profile.totalVnd, profile.lastVnd],
      years: profile.years.map(({ year, gifts, moneyVnd }) => [year, gifts, moneyVnd]),
      statement: [year.gifts.length, donorStatement(year).sums.total],
      entries: (await contributionTotals(tx, { donorId })).moneyVnd,
      other: (await contributionTotals(tx, { donorId })).otherVnd,
      roll: roll.filter(({ figure }) => figure === 'gifts.money').map(({ amountVnd }) => amountVnd),
      campaign: campaign.collectedVnd,
    };
  });
}

const apart = {
  list: [1, donated, '2019-02-01', donated],
  profile: [1, donated, donated],
  years: [[2019, 1, donated]],
  statement: [1, '1.000.000 đồng'],
  entries: donated,
  other: 28_000_000n,
  roll: [donated],
  campaign: donated,
};

it('program and database mean the same by a donation, for every kind of income', async () => {
  for (const kind of contributionKinds) {
    const [row] = await room.books.accountant.act((tx) =>
      tx.execute<{ donation: boolean }>(sql`SELECT app.is_donation(${kind}) AS donation`),
    );
    expect([kind, row!.donation]).toEqual([kind, isDonation(kind)]);
  }
  expect(others).toEqual(['bankInterest', 'budgetAllocation', 'membershipFee', 'fundTransfer']);
});

describe('a body that gave once and paid 28.000.000 đồng of other income', () => {
  it('is counted with its gift alone: list, profile, years, statement, entries, roll and campaign', async () => {
    const { donorId, all } = await giver('Hội Cựu giáo chức Mẫu');
    const campaignId = await aCampaign(room.books, { slug: 'tach-khoan' });
    for (const { contributionId } of all)
      await room.books.accountant.act((tx, actor) => placeGift(tx, actor, { contributionId, campaignId }));
    expect(await figures(donorId, campaignId)).toEqual(apart);
    // The twin: were every kind a donation, each of these figures would say so.
    await withConnection(room.database.superuserUrl, (admin) =>
      admin.unsafe(
        'CREATE OR REPLACE FUNCTION app.is_donation(p_kind text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT true $$',
      ),
    );
    const mixed = await figures(donorId, campaignId);
    for (const key of Object.keys(apart) as (keyof typeof apart)[])
      expect([key, mixed[key]]).not.toEqual([key, apart[key]]);
    await withConnection(room.database.superuserUrl, (admin) =>
      admin.unsafe(
        "CREATE OR REPLACE FUNCTION app.is_donation(p_kind text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT p_kind = 'gift' $$",
      ),
    );
  });

  it('gets a confirmation for the other income and no thanks for a gift', async () => {
    const { paid, gift } = await giver('Hội Phụ huynh Mẫu');
    const look = (so: string) =>
      room.books.accountant.act(async (tx) => ({
        letter: await letterPreview(tx, so, site),
        receipt: JSON.stringify(await receiptPreview(tx, so, site)),
      }));
    const thanked = await look(gift);
    expect(thanked.letter).not.toBeNull();
    expect(thanked.receipt).toContain('GIẤY GHI NHẬN ỦNG HỘ');
    for (const so of paid.values()) {
      const { letter, receipt } = await look(so);
      expect(letter).toBeNull();
      expect(receipt).toContain('GIẤY XÁC NHẬN ĐÃ NHẬN TIỀN');
      expect(receipt).toContain('không tính là tiền ủng hộ');
      expect(receipt).not.toMatch(/cảm ơn|tấm lòng|đã ủng hộ/i);
    }
  });

  it('who only paid dues is found for the next entry, with no gift to its name', async () => {
    const { accountant } = room.books;
    const paid = await give(accountant, room.books, {
      ...{ kind: 'membershipFee', amountVnd: 50_000n, method: 'transfer', occurredOn: '2019-04-01' },
      donor: { name: 'Trần Thị Hội Viên', kind: 'individual' },
    });
    const found = await accountant.act((tx) => donorList(tx, { q: 'hoi vien' }));
    expect(found).toMatchObject([{ giftCount: 0, totalVnd: 0n, lastOn: null, lastVnd: null }]);
    const donorId = found[0]!.id;
    expect(paid.status).toBe('posted');
    expect(await accountant.act((tx) => donorYear(tx, { donorId, siteOrigin: site }))).toBeNull();
  });
});
