/**
 * Figures published by order: once for a day however many nodes ask, through the door of every publication, the ledger's
 * own to the đồng, and with no new name. Every control has a twin that takes it away.
 */
import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { withPublic } from '@/db/client';
import { voidContribution } from '@/lib/contributions/commands';
import { publishDueFigures } from '@/lib/honours/daily-figures';
import { figureOrders, figureRuns } from '@/lib/honours/order-queries';
import { figureCheck, publishedFigures } from '@/lib/honours/queries';
import { fundFigures } from '@/lib/honours/rules/figures';
import { publicationHistory } from '@/lib/honours/version-queries';
import { refusedWith } from '@/tests/factories/refused';
import { moment, outcomes, today, withOrders, year } from './by-order';

const { room, of, days, run, nextDay, versions, gift, byHand, bodies, without } = withOrders('hoi-hang-ngay');

describe('the custom of the house', () => {
  it('publishes nothing before the books have a voucher of the year, nor before six', async () => {
    expect(await nextDay()).toEqual(outcomes);
    await gift(500_000n);
    days.now += 1;
    expect(await run(moment(days.now, 5))).toEqual(outcomes);
    expect(await run(moment(days.now, 6))).toEqual({ ...outcomes, published: 1 });
  });

  it('says that no person pressed', async () => {
    const [version] = await versions();
    expect(version).toMatchObject({
      version: 1,
      isByOrder: true,
      orderedRole: '',
      orderedOn: null,
      asOf: today,
    });
    const [order] = await room.books.chair.act(figureOrders);
    expect(order).toMatchObject({ mode: 'everyDay', hour: 6, orderedRole: '' });
  });

  it('nothing new makes no version, and the page says until when it still holds', async () => {
    expect(await nextDay()).toEqual({ ...outcomes, unchanged: 1 });
    expect(await versions()).toHaveLength(1);
    const check = await withPublic((tx) => figureCheck(tx, room.books.slug, year));
    expect(check).toMatchObject({ version: 1, asOf: today });
  });

  it('once for a day, however many nodes ask at the same moment', async () => {
    await gift(700_000n);
    days.now += 1;
    const nodes = Array.from({ length: 4 }, () => postgres(room.database.urls.sealer, { max: 1 }));
    try {
      const all = await Promise.all(nodes.map((node) => publishDueFigures(node, moment(days.now))));
      expect(all.reduce((sum, { published }) => sum + published, 0)).toBe(1);
      expect(all.reduce((sum, { unchanged, refused }) => sum + unchanged + refused, 0)).toBe(0);
    } finally {
      await Promise.all(nodes.map((node) => node.end()));
    }
    expect(await versions()).toHaveLength(2);
    expect(await run(moment(days.now, 23))).toEqual(outcomes);
  });

  it('a run by hand at the same moment does not stand between the look and the version', async () => {
    await gift(10_000n);
    days.now += 1;
    const before = (await versions()).length;
    const [runs] = await Promise.all([run(moment(days.now)), byHand(), byHand()]);
    expect(runs.published + runs.unchanged).toBe(1);
    const numbers = (await versions()).map(({ version }) => version);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.length).toBe(before + 2 + runs.published);
  });

  it('tells every node to drop its pages, also when only the day moves', async () => {
    const heard: string[] = [];
    const ear = postgres(room.database.urls.sealer, { max: 1 });
    try {
      await ear.listen('densach_purge', (tags) => heard.push(tags));
      expect(await nextDay()).toEqual({ ...outcomes, unchanged: 1 });
      await expect.poll(() => heard.join()).toContain(`figures:${room.books.slug}`);
    } finally {
      await ear.end();
    }
  });
});

describe('figures', () => {
  it('published by order are the ledger’s: added up again from the postings, to the đồng', async () => {
    await gift(123_456n, { fundId: room.books.restrictedFund });
    expect(await nextDay()).toEqual({ ...outcomes, published: 1 });
    const figures = fundFigures(
      await withPublic((tx) => publishedFigures(tx, room.books.slug, 'fundFigures', year)),
    );
    const money = async (fund = '') => {
      const [row] = await of.admin.unsafe<{ vnd: string }[]>(`
        SELECT coalesce(sum(CASE WHEN d.kind IN ('cash', 'bank') THEN p.amount_vnd ELSE 0 END - CASE WHEN c.kind IN ('cash', 'bank') THEN p.amount_vnd ELSE 0 END), 0)::text AS vnd
          FROM ledger.posting p JOIN ledger.account d ON d.id = p.debit_account_id JOIN ledger.account c ON c.id = p.credit_account_id
          JOIN ledger.fund f ON f.id = p.fund_id WHERE p.occurred_on <= '${today}' ${fund && `AND f.public_label = '${fund}'`}`);
      return BigInt(row!.vnd);
    };
    expect(figures.closingVnd).toBe(await money());
    for (const { label, amountVnd } of figures.byFund) expect(amountVnd).toBe(await money(label ?? ''));
    expect(figures.openingVnd + figures.inVnd - figures.outVnd).toBe(figures.closingVnd);
    expect(figures.bySource.reduce((sum, { amountVnd }) => sum + amountVnd, 0n)).toBe(figures.inVnd);
    const {
      versions: [last],
    } = await withPublic((tx) => publicationHistory(tx, room.books.slug, { kind: 'fundFigures', year }));
    expect(last!.difference!.figures.find(({ figure }) => figure === 'closing')!.amountChangeVnd).toBe(
      123_456n,
    );
  });

  /** Adds one đồng to opening and closing alike: they still add up among themselves. */
  const bend = async () => {
    const [made] = await of.admin<
      { text: string }[]
    >`SELECT pg_get_functiondef('app.publish_fund_figures'::regproc) AS text`;
    const bent = made!.text.replace(
      /PERFORM app\.publish_fund_sums\([^;]*;/,
      (call) => `${call} ALTER TABLE app.published_figure DISABLE TRIGGER append_only;
        UPDATE app.published_figure SET amount_vnd = amount_vnd + 1 WHERE association_id = p_association AND publication_id = p_publication AND figure IN ('opening', 'closing', 'fund.01');
        ALTER TABLE app.published_figure ENABLE TRIGGER append_only;`,
    );
    expect(bent).not.toBe(made!.text);
    return { bent, straight: made!.text };
  };

  it('that are not the ledger’s are published by nobody, by hand or by order', async () => {
    const { bent, straight } = await bend();
    await gift(1_000n);
    await without(`SET session_replication_role = origin; ${bent}`, straight, async () => {
      await of.admin.unsafe('SET session_replication_role = DEFAULT');
      expect(await refusedWith(() => byHand())).toBe('honours.notTheLedgers');
      expect(await nextDay()).toEqual({ ...outcomes, refused: 1 });
      const [run] = await room.books.chair.act(figureRuns);
      expect(run).toMatchObject({ outcome: 'refused', refusal: 'honours.notTheLedgers', version: null });
    });
    expect(await nextDay()).toEqual({ ...outcomes, published: 1 });
  });

  it('without that control they would be', async () => {
    const { bent, straight } = await bend();
    await without(bent, straight, () =>
      without(
        'ALTER TABLE app.publication DISABLE TRIGGER figures_guard',
        'ALTER TABLE app.publication ENABLE TRIGGER figures_guard',
        async () => expect(await refusedWith(() => byHand())).toBe('accepted'),
      ),
    );
    await byHand();
  });
});

describe('names', () => {
  const body = (name: string) => gift(2_000n, { donor: { name, kind: 'enterprise' } });

  it('new ones wait for a person; those a person published stay', async () => {
    await body('Công ty Giấy Bãi Bằng Thử');
    expect(await nextDay()).toEqual({ ...outcomes, published: 1 });
    expect(await bodies()).toEqual([]);
    await byHand();
    expect(await bodies()).toEqual(['Công ty Giấy Bãi Bằng Thử']);
    await body('Công ty Gạch Thử');
    expect(await nextDay()).toEqual({ ...outcomes, published: 1 });
    expect(await bodies()).toEqual(['Công ty Giấy Bãi Bằng Thử']);
  });

  it('come in by no other way: the database looks at what is written, too', async () => {
    const [made] = await of.admin<
      { text: string }[]
    >`SELECT pg_get_functiondef('app.named_by_hand'::regproc) AS text`;
    const [sums] = await of.admin<
      { text: string }[]
    >`SELECT pg_get_functiondef('app.publish_fund_sums'::regproc) AS text`;
    expect(made!.text).toContain('withdrawn_at');
    const open = sums!.text.replace('CASE WHEN v_by_order THEN h.party_id ELSE l.party_id END', 'l.party_id');
    expect(open).not.toBe(sums!.text);
    await without(open, sums!.text, async () => {
      await gift(1_000n);
      expect(await nextDay()).toEqual({ ...outcomes, refused: 1 });
      expect((await room.books.chair.act(figureRuns))[0]).toMatchObject({
        refusal: 'honours.namesNeedAPerson',
      });
      await without(
        'ALTER TABLE app.published_voucher DISABLE TRIGGER names_need_a_person',
        'ALTER TABLE app.published_voucher ENABLE TRIGGER names_need_a_person',
        async () => {
          expect(await nextDay()).toEqual({ ...outcomes, published: 1 });
          expect(await bodies()).toContain('Công ty Gạch Thử');
        },
      );
    });
    await byHand();
  });
});

describe('a correction', () => {
  it('of something published is named as such', async () => {
    const { contributionId } = await gift(9_000n);
    await nextDay();
    await room.books.accountant.act((tx, actor) =>
      voidContribution(tx, actor, { contributionId, occurredOn: today, reason: 'ghi nhầm' }),
    );
    expect(await nextDay()).toEqual({ ...outcomes, published: 1 });
    const {
      versions: [last],
    } = await withPublic((tx) => publicationHistory(tx, room.books.slug, { kind: 'fundFigures', year }));
    expect(
      last!.difference!.lines.filter(
        ({ stateBefore, stateAfter }) => stateBefore === 'posted' && stateAfter === 'voided',
      ),
    ).toHaveLength(1);
  });
});
