/** Pledges against a real database: recorded, changed as versions, withdrawn, and paid by gifts. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { record } from '@/lib/audit/record';
import {
  attachPayment,
  changePledge,
  detachPayment,
  recordPledge,
  withdrawPledge,
} from '@/lib/campaigns/commands/pledge';
import { listPledges } from '@/lib/campaigns/queries/pledges';
import { voidContribution } from '@/lib/contributions/commands';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withBooks } from '../contributions/set-up';
import { aCampaign, aGift, aPledge } from './set-up';

const room = withBooks('hoi-loi-hua');
const as: Colleague['act'] = (work) => room.books.accountant.act(work);
const attach = (pledgeId: number, contributionId: number, amountVnd?: bigint) =>
  as((tx, actor) => attachPayment(tx, actor, { pledgeId, contributionId, amountVnd }));
const detach = (pledgeId: number, contributionId: number, reason = 'tính nhầm') =>
  as((tx, actor) => detachPayment(tx, actor, { pledgeId, contributionId, reason }));
const view = async (pledgeId: number, donorId: number) =>
  (await as((tx) => listPledges(tx, { donorId }, '2019-07-10'))).find((one) => one.id === pledgeId)!;
let donors = 0;
const newDonor = async (amountVnd: bigint) => {
  donors += 1;
  return aGift(room.books, amountVnd, { donor: { name: `Công ty Hứa ${donors}`, kind: 'enterprise' } });
};
const giftOf = (donorId: number, amountVnd: bigint) =>
  aGift(room.books, amountVnd, { donor: { id: donorId } });

describe('recordPledge', () => {
  it('keeps donor, campaign and instalments; nothing is paid yet', async () => {
    const campaignId = await aCampaign(room.books);
    const { donorId } = await newDonor(1_000n);
    const id = await aPledge(room.books.secretary, donorId, 500_000n, {
      campaignId,
      note: 'hẹn qua điện thoại',
    });
    const pledge = await view(id, donorId);
    expect(pledge).toMatchObject({ campaignId, totalVnd: 1_000_000n, paidVnd: 0n, isWithdrawn: false });
    expect(pledge.instalments.map(({ state, overdueDays }) => [state, overdueDays])).toEqual([
      ['overdue', 375],
      ['overdue', 10],
    ]);
  });

  it('refuses a promise without instalments and an office that does not record any', async () => {
    const { donorId } = await newDonor(1_000n);
    const empty = { donorId, promisedOn: '2019-01-01', instalments: [] };
    expect(await refusedWith(() => as((tx, actor) => recordPledge(tx, actor, empty)))).toBe(
      'campaigns.instalmentsDoNotAddUp',
    );
    await expect(aPledge(room.books.inspector, donorId, 1n)).rejects.toMatchObject({
      code: 'access.notPermitted',
    });
  });
});

describe('attachPayment and detachPayment', () => {
  it('pays the oldest instalment first, with as much as both have left', async () => {
    const { donorId, contributionId } = await newDonor(700_000n);
    const id = await aPledge(room.books.secretary, donorId, 500_000n);
    expect(await attach(id, contributionId)).toBe(700_000n);
    expect((await view(id, donorId)).instalments.map(({ paidVnd }) => paidVnd)).toEqual([500_000n, 200_000n]);
    const more = await giftOf(donorId, 900_000n);
    expect(await attach(id, more.contributionId)).toBe(300_000n);
    expect((await view(id, donorId)).paidVnd).toBe(1_000_000n);
    const late = await giftOf(donorId, 1_000n);
    expect(await refusedWith(() => attach(id, late.contributionId))).toBe('campaigns.pledgePaid');
    expect(await refusedWith(() => detach(id, contributionId, ''))).toBe('ledger.reasonNeeded');
    await detach(id, contributionId);
    expect((await view(id, donorId)).paidVnd).toBe(300_000n);
    expect(await refusedWith(() => detach(id, contributionId))).toBe('campaigns.linkEnded');
  });

  it('refuses a gift twice, more than it brought, another donor, an unknown gift, other hands', async () => {
    const { donorId, contributionId } = await newDonor(100_000n);
    const [one, two] = [
      await aPledge(room.books.secretary, donorId, 200_000n),
      await aPledge(room.books.secretary, donorId, 200_000n),
    ];
    expect(await refusedWith(() => attach(one, contributionId, 100_001n))).toBe('campaigns.giftUsed');
    await attach(one, contributionId, 60_000n);
    expect(await refusedWith(() => attach(one, contributionId, 10_000n))).toBe('campaigns.alreadyAttached');
    expect(await refusedWith(() => attach(two, contributionId, 40_001n))).toBe('campaigns.giftUsed');
    await attach(two, contributionId);
    expect(await refusedWith(() => attach(two, contributionId))).toBe('campaigns.giftUsed');
    const stranger = await newDonor(50_000n);
    expect(await refusedWith(() => attach(one, stranger.contributionId))).toBe('campaigns.otherDonor');
    expect(await refusedWith(() => attach(one, 999_999))).toBe('campaigns.giftNotFound');
    expect(await refusedWith(() => attach(999_999, contributionId))).toBe('campaigns.pledgeNotFound');
    const bySecretary = room.books.secretary.act((tx, actor) =>
      attachPayment(tx, actor, { pledgeId: one, contributionId }),
    );
    await expect(bySecretary).rejects.toMatchObject({ code: 'access.notPermitted' });
  });

  it('a gift voided later pays nothing any more, and makes room for another', async () => {
    const { donorId, contributionId } = await newDonor(400_000n);
    const id = await aPledge(room.books.secretary, donorId, 200_000n);
    await attach(id, contributionId);
    await as((tx, actor) =>
      voidContribution(tx, actor, { contributionId, reason: 'ghi nhầm', occurredOn: '2019-03-02' }),
    );
    expect((await view(id, donorId)).paidVnd).toBe(0n);
    const again = await giftOf(donorId, 400_000n);
    expect(await attach(id, again.contributionId)).toBe(400_000n);
  });

  it('four who attach the same money to four promises at once: it is used once', async () => {
    const { donorId, contributionId } = await newDonor(100_000n);
    const ids: number[] = [];
    for (let at = 0; at < 4; at += 1) ids.push(await aPledge(room.books.secretary, donorId, 100_000n));
    const codes = await Promise.all(ids.map((id) => refusedWith(() => attach(id, contributionId, 100_000n))));
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(1);
    expect(codes.filter((code) => code === 'campaigns.giftUsed')).toHaveLength(3);
  });
});

describe('changePledge and withdrawPledge', () => {
  it('a change is a new version with a reason, never below what was paid', async () => {
    const { donorId, contributionId } = await newDonor(300_000n);
    const id = await aPledge(room.books.secretary, donorId, 500_000n);
    await attach(id, contributionId);
    const change = (amountVnd: bigint, reason = 'doanh nghiệp xin giảm') =>
      as((tx, actor) =>
        changePledge(tx, actor, { pledgeId: id, reason, instalments: [{ dueOn: '2020-06-30', amountVnd }] }),
      );
    expect(await refusedWith(() => change(299_999n))).toBe('campaigns.belowPaid');
    expect(await refusedWith(() => change(400_000n, ''))).toBe('ledger.reasonNeeded');
    await change(400_000n);
    const changed = await view(id, donorId);
    expect(changed).toMatchObject({ totalVnd: 400_000n, paidVnd: 300_000n });
    expect(changed.instalments).toMatchObject([{ dueOn: '2020-06-30', openVnd: 100_000n, state: 'partly' }]);
  });

  it('a withdrawn promise takes neither change nor payment; what was paid stays', async () => {
    const { donorId, contributionId } = await newDonor(300_000n);
    const id = await aPledge(room.books.secretary, donorId, 500_000n);
    await attach(id, contributionId);
    const withdraw = (reason: string) =>
      as((tx, actor) => withdrawPledge(tx, actor, { pledgeId: id, reason }));
    expect(await refusedWith(() => withdraw(''))).toBe('ledger.reasonNeeded');
    await withdraw('công ty giải thể');
    expect(await refusedWith(() => withdraw('lần nữa'))).toBe('campaigns.pledgeWithdrawn');
    const more = await giftOf(donorId, 1_000n);
    expect(await refusedWith(() => attach(id, more.contributionId))).toBe('campaigns.pledgeWithdrawn');
    expect(await view(id, donorId)).toMatchObject({ isWithdrawn: true, paidVnd: 300_000n });
  });
});

describe('behind the program', () => {
  it('the role of the program cannot make instalments differ, rewrite them, or overpay', async () => {
    const { donorId, contributionId } = await newDonor(90_000n);
    const id = await aPledge(room.books.secretary, donorId, 20_000n);
    const attack = (text: string) =>
      refusedWith(() =>
        as(async (tx, actor) => {
          const about = { subjectType: 'pledge', subjectId: String(id), payload: {} } as const;
          await record(tx, actor, { kind: 'pledge.withdrawn', ...about });
          await tx.execute(sql.raw(text));
        }),
      );
    const row = `FROM app.pledge WHERE id = ${id}`;
    const line = (version: number) =>
      attack(
        `INSERT INTO app.pledge_instalment SELECT association_id, id, ${version}, 9, '2020-01-01', 5 ${row}`,
      );
    expect(await line(1)).toBe('campaigns.instalmentsDoNotAddUp');
    expect(await line(2)).toBe('campaigns.instalmentsDoNotAddUp');
    expect(await attack(`UPDATE app.pledge SET total_vnd = 5, version = 2 WHERE id = ${id}`)).toBe(
      'campaigns.instalmentsDoNotAddUp',
    );
    expect(await attack(`UPDATE app.pledge SET total_vnd = 5 WHERE id = ${id}`)).toBe(
      'campaigns.pledgeChangedMeanwhile',
    );
    expect(await attack(`UPDATE app.pledge_instalment SET amount_vnd = 1 WHERE pledge_id = ${id}`)).toBe(
      '42501',
    );
    const pay = (amount: number) =>
      attack(`INSERT INTO app.pledge_payment (association_id, pledge_id, contribution_id, amount_vnd, attached_by)
        SELECT association_id, id, ${contributionId}, ${amount}, 1 ${row}`);
    expect(await pay(40_001)).toBe('campaigns.pledgePaid');
    expect(await pay(90_001)).toBe('campaigns.giftUsed');
    expect(await attack(`DELETE FROM app.pledge WHERE id = ${id}`)).toBe('42501');
  });

  it('the secretary, who may promise, attaches no money by hand either', async () => {
    const { donorId, contributionId } = await newDonor(1_000n);
    const id = await aPledge(room.books.secretary, donorId, 20_000n);
    const insert = (who: Colleague) =>
      refusedWith(() =>
        who.act(async (tx, actor) => {
          const about = { subjectType: 'pledge', subjectId: String(id), payload: {} } as const;
          await record(tx, actor, { kind: 'pledge.withdrawn', ...about });
          await tx.execute(
            sql.raw(`INSERT INTO app.pledge_payment (association_id, pledge_id, contribution_id, amount_vnd, attached_by)
              SELECT association_id, id, ${contributionId}, 1000, 1 FROM app.pledge WHERE id = ${id}`),
          );
        }),
      );
    expect(await insert(room.books.secretary)).toBe('42501');
    expect(await insert(room.books.accountant)).toBe('accepted');
  });
});
