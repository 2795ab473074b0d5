/** Who is named: while every consent the age asks for is in force. A withdrawal moves no total; keepers of copies hear of it. */
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changePublicName } from '@/lib/contributions/commands';
import { publish } from '@/lib/honours/commands';
import { giveConsent, withdrawConsent } from '@/lib/honours/commands/consents';
import { consentFile, consentRegister } from '@/lib/honours/consent-queries';
import { giftRows, honourRows, ledgerLines, publishedFigures } from '@/lib/honours/queries';
import { consentRule, missingGivers } from '@/lib/honours/rules/consent';
import type { ConsentGiver } from '@/lib/honours/schema/words';
import { todayVn, yearOf } from '@/lib/kernel/dates';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { hoi, openStory, type Story, withPublic } from './story';

const child = 'Phạm Thị Ánh Nguyệt';
const thisYear = yearOf(todayVn(new Date()));
let story: Story;
let secretary: Colleague;
let chair: Colleague;
beforeAll(async () => {
  story = await openStory();
  secretary = await story.as('thuky', ['secretary']);
  chair = await story.as('chutich', ['chair']);
});
afterAll(() => story.end());

const named = async () =>
  (await withPublic((tx) => honourRows(tx, hoi, 2019))).flatMap((row) => (row.name ? [row.name] : []));
const totals = () =>
  withPublic(async (tx) => ({
    figures: await publishedFigures(tx, hoi, 'honourList', 2019),
    rows: (await honourRows(tx, hoi, 2019)).length,
  }));
const agree = (partyId: number, giver: ConsentGiver, fields: ('name' | 'school')[] = ['name']) =>
  secretary.act((tx, actor) =>
    giveConsent(tx, actor, {
      ...{ partyId, fields, giver, givenOn: '2019-02-20' },
      representative: { name: 'Phạm Văn Mẫu', relation: 'father' },
    }),
  );

/** The age the child has today, without touching anything else. */
async function setBirthYear(partyId: number, birthYear: number | null): Promise<void> {
  await story.admin.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    await tx`UPDATE app.party SET birth_year = ${birthYear} WHERE association_id = ${story.associationId} AND id = ${partyId}`;
  });
}

describe('a child of nine', () => {
  let partyId: number;
  beforeAll(async () => {
    partyId = await story.partyOf(child);
    await setBirthYear(partyId, thisYear - 9);
  });

  it('is only counted while the guardian agreed and the child did not', async () => {
    expect(await named()).not.toContain(child);
    const file = await secretary.act((tx) => consentFile(tx, partyId, thisYear));
    expect(file).toMatchObject({ rule: 'child' });
    expect(file!.things[0]).toMatchObject({ thing: 'publish:name', given: ['guardian'], missing: ['self'] });
  });

  it('is named when both agreed, and no total moves', async () => {
    const before = await totals();
    await agree(partyId, 'self');
    expect(await named()).toContain(child);
    expect(await totals()).toEqual(before);
  });

  it('shows no school while only one agreed to it', async () => {
    await secretary
      .act((tx, actor) => withdrawConsent(tx, actor, { partyId, fields: ['school'] }))
      .catch(() => {});
    await agree(partyId, 'guardian', ['school']);
    const row = (await withPublic((tx) => honourRows(tx, hoi, 2019))).find((one) => one.name === child);
    expect(row!.school).toBeNull();
    await agree(partyId, 'self', ['school']);
    const after = (await withPublic((tx) => honourRows(tx, hoi, 2019))).find((one) => one.name === child);
    expect(after!.school).toBe('Trường Tiểu học Lam Sơn');
  });

  it.each(['self', 'guardian'] as const)('is gone when %s withdraws, and no total moves', async (giver) => {
    const before = await totals();
    await secretary.act((tx, actor) => withdrawConsent(tx, actor, { partyId, giver }));
    expect(await named()).not.toContain(child);
    const rows = await withPublic((tx) => honourRows(tx, hoi, 2019));
    expect(JSON.stringify(rows)).not.toContain('Tiểu học Lam Sơn');
    expect(await totals()).toEqual(before);
    await agree(partyId, giver);
    expect(await named()).toContain(child);
  });

  it('a paper recorded twice is withdrawn as one', async () => {
    await agree(partyId, 'self');
    await agree(partyId, 'self');
    await secretary.act((tx, actor) =>
      withdrawConsent(tx, actor, { partyId, fields: ['name'], giver: 'self' }),
    );
    expect(await named()).not.toContain(child);
    const again = () =>
      secretary.act((tx, actor) => withdrawConsent(tx, actor, { partyId, fields: ['name'], giver: 'self' }));
    expect(await refusedWith(again)).toBe('honours.nothingToWithdraw');
  });

  it('without a birth year still needs both', async () => {
    await setBirthYear(partyId, null);
    expect(await named()).not.toContain(child);
    await agree(partyId, 'self');
    expect(await named()).toContain(child);
    await secretary.act((tx, actor) =>
      withdrawConsent(tx, actor, { partyId, fields: ['name'], giver: 'guardian' }),
    );
    expect(await named()).not.toContain(child);
  });
});

it('TypeScript and the database agree on who must consent, at every age', async () => {
  const partyId = await story.partyOf('Bùi Hữu Kim Xuyến');
  for (const birthYear of [
    null,
    thisYear - 4,
    thisYear - 6,
    thisYear - 7,
    thisYear - 18,
    thisYear - 19,
    thisYear - 40,
  ]) {
    await setBirthYear(partyId, birthYear);
    for (const givers of [[], ['self'], ['guardian'], ['self', 'guardian']] as ConsentGiver[][]) {
      await secretary.act((tx, actor) => withdrawConsent(tx, actor, { partyId })).catch(() => {});
      for (const giver of givers) await agree(partyId, giver);
      const rule = consentRule({ isPerson: true, birthYear, isMaybeChild: true }, thisYear);
      const [row] =
        await story.admin`SELECT app.has_consent(${story.associationId}, ${partyId}, 'name', 'publish') AS yes`;
      expect([birthYear, givers, row!.yes]).toEqual([
        birthYear,
        givers,
        missingGivers(rule, givers).length === 0,
      ]);
    }
  }
});

it('the register names who is still missing', async () => {
  const register = await secretary.act((tx) => consentRegister(tx, thisYear));
  expect(register.find((row) => row.name === child)!.missing.length).toBeGreaterThan(0);
  expect(register.length).toBe(29);
});

it('only the secretary and the leaders record consents', async () => {
  const cashier = await story.as('thuquy', ['cashier']);
  const partyId = await story.partyOf(child);
  const attempt = () =>
    cashier.act((tx, actor) =>
      giveConsent(tx, actor, { partyId, fields: ['name'], giver: 'self', givenOn: '2019-02-20' }),
    );
  await expect(attempt()).rejects.toMatchObject({ code: 'access.notPermitted' });
  // The database refuses by itself when the program is told another role.
  const pretending = () =>
    cashier.act((tx, actor) =>
      giveConsent(
        tx,
        { ...actor, roles: ['secretary'] },
        { partyId, fields: ['photo'], giver: 'self', givenOn: '2019-02-20' },
      ),
    );
  await expect(pretending()).rejects.toMatchObject({ cause: { message: 'access.notPermitted' } });
});

describe('copies are dropped', () => {
  async function heard(work: () => Promise<unknown>): Promise<string[]> {
    const listener = postgres(story.database.urls.public, { max: 1, onnotice: () => {} });
    const messages: string[] = [];
    await listener.listen('densach_purge', (message) => void messages.push(message));
    await work();
    await new Promise((resolve) => setTimeout(resolve, 150));
    await listener.end();
    return messages;
  }

  it('by a consent given or withdrawn, in the transaction that does it', async () => {
    const partyId = await story.partyOf(child);
    expect(await heard(() => agree(partyId, 'guardian'))).toContain(`names:${hoi}`);
    const withdrawal = () => secretary.act((tx, actor) => withdrawConsent(tx, actor, { partyId }));
    expect(await heard(withdrawal)).toContain(`names:${hoi}`);
  });

  it('by a publication, and not by one that was rolled back', async () => {
    const announce = () =>
      chair.act((tx, actor) => publish(tx, actor, { kind: 'honourList', year: 2019, asOf: '2019-12-31' }));
    expect(await heard(announce)).toContain(`names:${hoi},figures:${hoi}`);
    const undone = () =>
      chair
        .act(async (tx, actor) => {
          await publish(tx, actor, { kind: 'honourList', year: 2019, asOf: '2019-12-31' });
          throw new Error('undone');
        })
        .catch(() => {});
    expect(await heard(undone)).toEqual([]);
  });
});

describe('a body that asks not to be named', () => {
  it('is gone from the donors’ roll and from the ledger at once; its gift still counts', async () => {
    const gifts = () => withPublic((tx) => giftRows(tx, hoi, 2019));
    const lines = () => withPublic((tx) => ledgerLines(tx, hoi, 2019));
    const body = (await gifts()).find((row) => row.donorKind === 'enterprise' && row.method === 'transfer')!
      .name!;
    expect((await lines()).some((line) => line.partyName === body)).toBe(true);
    const [gift] = await story.admin<{ id: string }[]>`
      SELECT c.id FROM app.contribution c WHERE c.association_id = ${story.associationId} AND c.method = 'transfer' AND c.kind = 'gift'`;
    const count = (await gifts()).length;
    await secretary.act((tx, actor) =>
      changePublicName(tx, actor, { contributionId: Number(gift!.id), choice: 'anonymous' }),
    );
    expect(JSON.stringify((await gifts()).map((row) => row.name))).not.toContain(body);
    expect(JSON.stringify((await lines()).map((line) => line.partyName))).not.toContain(body);
    expect((await gifts()).length).toBe(count);
    const choosing = {
      contributionId: Number(gift!.id),
      choice: 'other' as const,
      publicName: 'Một bạn đọc',
    };
    await secretary.act((tx, actor) => changePublicName(tx, actor, choosing));
    expect(JSON.stringify((await gifts()).map((row) => row.name))).not.toContain(body);
    await chair.act((tx, actor) => publish(tx, actor, { kind: 'donorRoll', year: 2019, asOf: '2019-12-31' }));
    expect((await gifts()).map((row) => row.name)).toContain('Một bạn đọc');
    expect(JSON.stringify((await gifts()).map((row) => row.name))).not.toContain(body);
  });
});

it('a family is named without its amount until it agrees to the amount', async () => {
  const family = async () =>
    (await withPublic((tx) => giftRows(tx, hoi, 2019))).find((row) => row.donorKind === 'family' && row.name);
  const before = await family();
  expect(before).toMatchObject({ amountVnd: null, occurredOn: null, fundLabel: null });
  await agree(await story.partyOf(before!.name!), 'self', ['name']);
  await secretary.act(async (tx, actor) =>
    giveConsent(tx, actor, {
      partyId: await story.partyOf(before!.name!),
      fields: ['amount'],
      giver: 'self',
      givenOn: '2019-02-20',
    }),
  );
  const after = (await withPublic((tx) => giftRows(tx, hoi, 2019))).find((row) => row.name === before!.name);
  expect(after!.amountVnd).not.toBeNull();
});
