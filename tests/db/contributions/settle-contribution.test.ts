/** confirmCashReceipt, voidContribution, withdrawContribution, changePublicName: once, by the right hand, or not at all. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  changePublicName,
  confirmCashReceipt,
  voidContribution,
  withdrawContribution,
} from '@/lib/contributions/commands';
import { giveNameConsent } from '@/lib/contributions/commands/name-consent';
import { contributionById } from '@/lib/contributions/queries';
import { postVoucher } from '@/lib/ledger/post';
import { cashBook, moneyOn } from '@/lib/ledger/statements';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withBooks } from './set-up';
import { give } from './story';

const room = withBooks('hoi-xac-nhan');
const day = '2019-03-01';

const wait = async () =>
  (await give(room.books.accountant, room.books, { amountVnd: 90_000n, occurredOn: day })).contributionId;
const post = async () =>
  (await give(room.books.cashier, room.books, { amountVnd: 80_000n, occurredOn: day })).contributionId;
const view = (id: number) => room.books.chair.act((tx) => contributionById(tx, id));
const confirm = (who: Colleague, contributionId: number) =>
  who.act((tx, actor) => confirmCashReceipt(tx, actor, { contributionId }));
const undo = (who: Colleague, contributionId: number, occurredOn = day, reason = 'ghi nhầm số tiền') =>
  who.act((tx, actor) => voidContribution(tx, actor, { contributionId, reason, occurredOn }));

/** How many of the attempts went through, and the codes of the others. */
async function outcomes(attempts: Promise<unknown>[]) {
  const settled = await Promise.all(attempts.map((attempt) => refusedWith(() => attempt)));
  return {
    accepted: settled.filter((code) => code === 'accepted').length,
    refused: settled.filter((code) => code !== 'accepted'),
  };
}

describe('confirmCashReceipt', () => {
  it('happy path: the cashier confirms and the voucher is born on the day the money came', async () => {
    const id = await wait();
    const done = await confirm(room.books.cashier, id);
    expect(done).toMatchObject({ status: 'posted', contributionId: id });
    expect(await view(id)).toMatchObject({
      status: 'posted',
      occurredOn: day,
      voucherId: done.voucher!.voucherId,
    });
  });

  it('failure path: nobody but the cashier confirms', async () => {
    const id = await wait();
    for (const other of [room.books.accountant, room.books.chair, room.books.inspector]) {
      await expect(confirm(other, id)).rejects.toMatchObject({ code: 'ledger.onlyCashierMovesCash' });
    }
    expect(await view(id)).toMatchObject({ status: 'waiting', voucherId: null });
  });

  it('ten taps at the same moment make one voucher', async () => {
    const id = await wait();
    const { cashier } = room.books;
    const { accepted, refused } = await outcomes(Array.from({ length: 10 }, () => confirm(cashier, id)));
    expect(accepted).toBe(1);
    expect(new Set(refused)).toEqual(new Set(['contributions.alreadyPosted']));
  });

  it('confirming what is posted, withdrawn or foreign is refused', async () => {
    expect(await refusedWith(async () => confirm(room.books.cashier, await post()))).toBe(
      'contributions.alreadyPosted',
    );
    expect(await refusedWith(() => confirm(room.books.cashier, 999_999))).toBe('contributions.notFound');
  });
});

describe('voidContribution', () => {
  it('the money leaves the box, the voucher keeps its number, and the pair is not turnover', async () => {
    const { books } = room;
    const before = await books.cashier.act((tx) => moneyOn(tx, day));
    const turnover = (await books.cashier.act((tx) => cashBook(tx, { kind: 'cash', from: day, to: day })))
      .inVnd;
    const id = await post();
    const reversal = await undo(books.cashier, id);
    expect(reversal.reference).toMatch(/^PKT /);
    expect(await view(id)).toMatchObject({ status: 'voided' });
    expect(await books.cashier.act((tx) => moneyOn(tx, day))).toEqual(before);
    const after = await books.cashier.act((tx) => cashBook(tx, { kind: 'cash', from: day, to: day }));
    expect(after.inVnd).toBe(turnover);
  });

  it('failure path: the accountant does not void cash, nobody voids without a reason or before the voucher', async () => {
    const id = await post();
    const { accountant, cashier, chair } = room.books;
    expect(await refusedWith(() => undo(accountant, id))).toBe('ledger.onlyCashierMovesCash');
    await expect(undo(chair, id)).rejects.toMatchObject({ code: 'access.notPermitted' });
    expect(await refusedWith(() => undo(cashier, id, day, '  '))).toBe('ledger.reasonNeeded');
    expect(await refusedWith(() => undo(cashier, id, '2019-02-28'))).toBe('ledger.reversalTooEarly');
    expect(await view(id)).toMatchObject({ status: 'posted' });
  });

  it('ten voids at the same moment make one reversal', async () => {
    const id = await post();
    const { accepted, refused } = await outcomes(
      Array.from({ length: 10 }, () => undo(room.books.cashier, id)),
    );
    expect(accepted).toBe(1);
    expect(new Set(refused)).toEqual(new Set(['ledger.alreadyReversed']));
  });

  it('a gift whose cash was taken to the bank meanwhile is not voided: the box would be short', async () => {
    const { books } = room;
    const [given, taken] = ['2019-04-01', '2019-04-02'];
    const { contributionId } = await give(books.cashier, books, {
      amountVnd: 99_000_000n,
      occurredOn: given,
    });
    const { cashVnd } = await books.cashier.act((tx) => moneyOn(tx, taken));
    await books.cashier.act((tx, actor) =>
      postVoucher(tx, actor, {
        ...{ book: 'PKT', purpose: 'transfer', occurredOn: taken, requestKey: 'cash-to-bank' },
        lines: [
          {
            ...{ fundId: books.generalFund, amountVnd: cashVnd },
            ...{ debitAccountId: books.accounts['112']!, creditAccountId: books.accounts['111']! },
          },
        ],
      }),
    );
    expect(await refusedWith(() => undo(books.cashier, contributionId, given))).toBe(
      'ledger.accountOverdrawn',
    );
    const book = await books.cashier.act((tx) => cashBook(tx, { kind: 'cash', from: taken, to: taken }));
    expect(book).toMatchObject({
      openingVnd: cashVnd,
      inVnd: 0n,
      outVnd: 0n,
      otherVnd: -cashVnd,
      closingVnd: 0n,
    });
    expect(book.rows.map((row) => row.state)).toEqual(['transfer']);
  });

  it('what was voided does not come back: the donor roll would count it again', async () => {
    const id = await post();
    await undo(room.books.cashier, id);
    const revive = room.books.cashier.act(async (tx) => {
      await tx.execute(
        sql`SELECT audit.record('{"kind":"contribution.confirmed","subjectType":"contribution"}'::jsonb)`,
      );
      await tx.execute(sql`UPDATE app.contribution SET status = 'posted' WHERE id = ${id}`);
    });
    expect(await refusedWith(() => revive)).toBe('contributions.alreadyVoided');
  });

  it('a row cannot be marked void without its reversal, nor posted without its voucher', async () => {
    const id = await post();
    const mark = (change: ReturnType<typeof sql>) => () =>
      room.books.cashier.act(async (tx) => {
        const event = {
          kind: 'contribution.voided',
          subjectType: 'contribution',
          subjectId: String(id),
          payload: {},
        };
        await tx.execute(sql`SELECT audit.record(${JSON.stringify(event)}::jsonb)`);
        await tx.execute(sql`UPDATE app.contribution SET ${change} WHERE id = ${id}`);
      });
    expect(await refusedWith(mark(sql`status = 'voided'`))).toBe('contributions.notReversed');
    expect(await refusedWith(mark(sql`voucher_id = (SELECT min(id) FROM ledger.voucher)`))).toBe(
      'contributions.alreadyPosted',
    );
  });
});

describe('withdrawContribution', () => {
  it('a waiting row is withdrawn with a reason and can no longer be confirmed; a posted one is not withdrawn', async () => {
    const { accountant, cashier } = room.books;
    const id = await wait();
    const withdraw = (contributionId: number, reason: string) =>
      accountant.act((tx, actor) => withdrawContribution(tx, actor, { contributionId, reason }));
    expect(await refusedWith(() => withdraw(id, ''))).toBe('ledger.reasonNeeded');
    await withdraw(id, 'người nộp đổi ý');
    expect(await view(id)).toMatchObject({ status: 'withdrawn', voucherId: null });
    expect(await refusedWith(() => confirm(cashier, id))).toBe('contributions.alreadyPosted');
    const posted = await post();
    expect(await refusedWith(() => withdraw(posted, 'không được'))).toBe('contributions.alreadyPosted');
  });
});

describe('changePublicName', () => {
  it('another name is kept beside the real one, and a person is named only with a consent', async () => {
    const { books } = room;
    const given = await give(books.cashier, books, {
      ...{
        amountVnd: 10_000n,
        occurredOn: day,
        donor: { name: 'Ông Lê Văn Mẫu', kind: 'individual' as const },
      },
    });
    const change = (choice: 'real' | 'other' | 'anonymous', publicName?: string) =>
      books.secretary.act((tx, actor) =>
        changePublicName(tx, actor, {
          contributionId: given.contributionId,
          choice,
          publicName,
          channel: 'paper',
        }),
      );
    expect(await refusedWith(() => change('other', ' '))).toBe('web.checkFields');
    await change('other', 'Một người con xa quê');
    expect(await view(given.contributionId)).toMatchObject({
      ...{ publicNameChoice: 'other', publicName: 'Một người con xa quê', donorName: 'Ông Lê Văn Mẫu' },
    });
    const consents = await books.secretary.act((tx) =>
      tx.execute(
        sql`SELECT 1 FROM app.consent c JOIN app.contribution g ON g.donor_id = c.party_id WHERE g.id = ${given.contributionId}`,
      ),
    );
    expect(consents).toHaveLength(1);
    const donorId = (await view(given.contributionId))!.donorId!;
    await books.secretary.act((tx, actor) =>
      giveNameConsent(tx, actor, [donorId, donorId], { givenOn: day, channel: 'spoken' }),
    );
    expect(
      await books.secretary.act((tx) =>
        tx.execute(sql`SELECT 1 FROM app.consent WHERE party_id = ${donorId}`),
      ),
    ).toHaveLength(1);
    await change('anonymous');
    expect(await view(given.contributionId)).toMatchObject({
      publicNameChoice: 'anonymous',
      publicName: null,
    });
    await expect(
      books.inspector.act((tx, actor) =>
        changePublicName(tx, actor, { contributionId: given.contributionId, choice: 'real' }),
      ),
    ).rejects.toMatchObject({ code: 'access.notPermitted' });
  });
});
