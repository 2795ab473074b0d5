/** The register on paper says what the register on the screen says, of a year and of a decision, for this association alone. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { reissueCertificate } from '@/lib/certificates/commands/issue';
import { revokeCertificate } from '@/lib/certificates/commands/revoke';
import { certificatesOfDecision, registerOfYear } from '@/lib/certificates/queries';
import { decisionRegisterPaper, drawRegister, yearRegisterPaper } from '@/lib/certificates/register-paper';
import { todayVn } from '@/lib/kernel/dates';
import { pointPoolsAt } from '@/tests/factories/association';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type CertificateRoom, decideRest, enter, openCertificates } from './set-up';

let database: TestDatabase;
let [room, foreign]: CertificateRoom[] = [];
let laterDecision: number;
const here = () => room!.board.people;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  room = await openCertificates(database, 'xa-so-giay');
  foreign = await openCertificates(database, 'xa-so-khac');
  await enter(foreign);
  await enter(room);
  const [first, second] = await here().chair!.act((tx) => certificatesOfDecision(tx, room!.decisionId));
  await here().secretary!.act((tx, actor) =>
    reissueCertificate(tx, actor, { certificateId: first!.id, reason: 'misspelt' }),
  );
  await here().chair!.act((tx, actor) =>
    revokeCertificate(tx, actor, { certificateId: second!.id, reason: 'issuedInError' }),
  );
  laterDecision = await decideRest(room);
  await enter(room, undefined, 'secretary', { decisionId: laterDecision });
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

it('the paper of the year holds every line in the order of numbers, each with its state and without reasons', async () => {
  const lines = await here().inspector!.act((tx) => registerOfYear(tx, 2019));
  const data = await here().inspector!.act((tx) => yearRegisterPaper(tx, 2019));
  expect(data.rows.map(({ number }) => number)).toEqual(['01/2019', '02/2019', '03/2019', '04/2019']);
  expect(data.rows.map(({ name }) => name)).toEqual(lines.map(({ name }) => name));
  expect(data.rows.map(({ isSigned }) => isSigned)).toEqual([false, false, true, true]);
  expect(data.rows[0]!.state).toMatch(/^Đã cấp lại bằng giấy số 1\/\d{4}$/);
  expect(data.rows[1]!.state).toMatch(/^Đã thu hồi ngày \d\d\/\d\d\/\d{4}$/);
  expect(data.rows[0]!.achievement).toContain('năm học');
  expect(JSON.stringify(data)).not.toMatch(/misspelt|issuedInError|Ghi sai|Cấp nhầm|nghèo|khó khăn/);
  expect(data.count).toContain('Sổ có 04 giấy khen: 02 còn hiệu lực, 01 đã cấp lại, 01 đã thu hồi');
  expect(Buffer.from((await drawRegister(data)).slice(0, 5)).toString()).toBe('%PDF-');
});

it('the paper of a decision holds its own lines, and there is none for the decision of another association', async () => {
  const data = await here().chair!.act((tx) => decisionRegisterPaper(tx, laterDecision));
  expect(data?.rows.map(({ number }) => number)).toEqual(['03/2019', '04/2019']);
  expect(data?.subject).toMatch(/^Theo Quyết định số 02\/QĐ-/);
  expect(await here().chair!.act((tx) => decisionRegisterPaper(tx, foreign!.decisionId))).toBeNull();
  expect(
    await foreign!.board.people.chair!.act((tx) => decisionRegisterPaper(tx, foreign!.decisionId)),
  ).not.toBeNull();
});

it('a certificate written anew stands in the year it was written in, and names the one it replaces', async () => {
  const year = Number(todayVn(new Date()).slice(0, 4));
  const data = await here().chair!.act((tx) => yearRegisterPaper(tx, year));
  expect(data.rows.map(({ state }) => state)).toEqual(['Cấp lại, thay giấy số 1/2019']);
});

it('a year without entries is an empty sheet', async () => {
  expect((await here().chair!.act((tx) => yearRegisterPaper(tx, 2017))).rows).toEqual([]);
});
