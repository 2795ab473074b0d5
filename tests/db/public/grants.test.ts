/** The 360Giving file of the story: from the ledger as published, with no person in it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET } from '@/app/(public)/cong/[lang]/[hoi]/du-lieu/360giving.json/route';
import { withdrawPublication } from '@/lib/honours/commands';
import { deskVersions } from '@/lib/honours/desk-queries';
import { ledgerLines } from '@/lib/honours/queries';
import { hoi, openStory, type Story, withPublic } from './story';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

const fetchGrants = () =>
  GET(new Request('http://public.invalid/'), { params: Promise.resolve({ lang: 'vi', hoi }) });

it('adds up to what the public ledger says was paid for awards and support, and names nobody of the files', async () => {
  const response = await fetchGrants();
  const text = await response.text();
  const { grants } = JSON.parse(text) as {
    grants: { amountAwarded: number; recipientIndividual?: { name: string } }[];
  };
  const lines = await withPublic((tx) => ledgerLines(tx, hoi, 2019));
  const paid = lines.filter(
    ({ figure, state }) => ['out.award', 'out.emergencySupport'].includes(figure) && state === 'posted',
  );
  expect(grants.length).toBe(paid.length);
  expect(grants.length).toBeGreaterThan(0);
  expect(grants.reduce((sum, grant) => sum + BigInt(grant.amountAwarded), 0n)).toBe(
    paid.reduce((sum, { amountVnd }) => sum + amountVnd, 0n),
  );
  for (const { recipientIndividual } of grants)
    if (recipientIndividual) expect(recipientIndividual.name).toBe('Individual Recipient');
  const people = await story.admin<{ value: string }[]>`
    SELECT v.value FROM app.personal_value v JOIN app.party p ON p.association_id = v.association_id AND p.id = v.party_id
     WHERE v.association_id = ${story.associationId} AND v.field = 'name' AND p.kind IN ('individual', 'family')`;
  expect(people.length).toBeGreaterThan(20);
  for (const { value } of people) expect(text).not.toContain(value);
});

it('is gone with the publication of the ledger', async () => {
  const chair = await story.as('chutich', ['chair']);
  const years = await chair.act((tx) => deskVersions(tx, 'fundFigures', 2019));
  await chair.act((tx, actor) =>
    withdrawPublication(tx, actor, { publicationId: years[0]!.id, reason: 'thử' }),
  );
  const response = await fetchGrants();
  expect(response.status === 404 || !(await response.text()).includes('2019-')).toBe(true);
});
