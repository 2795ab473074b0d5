/** The page that checks a paper: what it shows, what it never shows, and that codes cannot be walked or guessed. */
import postgres from 'postgres';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import { PaperAnswer } from '@/app/(public)/cong/[lang]/[hoi]/kt/_answer';
import { withPublic } from '@/db/client';
import { voidContribution } from '@/lib/contributions/commands';
import { contributionById } from '@/lib/contributions/queries';
import { changeDonor } from '@/lib/donors/commands';
import { checkPaper } from '@/lib/honours/queries';
import { formatPaperCode, parsePaperCode } from '@/lib/kernel/codes';
import { newPageJob, runPageJob } from '@/lib/web/page-tags';
import { seal } from '../audit/story';
import { withBooks } from '../contributions/set-up';
import { give } from '../contributions/story';

const slug = 'hoi-kiem-tra';
const room = withBooks(slug);
let admin: postgres.Sql | undefined;
const sql = () => {
  admin ??= postgres(room.database.superuserUrl, { max: 1 });
  return admin;
};
afterAll(() => admin?.end());

const look = (code: string) => withPublic((tx) => checkPaper(tx, code));
async function page(typed: string, lang = 'vi'): Promise<string> {
  const job = newPageJob();
  const params = Promise.resolve({ lang, hoi: slug });
  const html = await runPageJob(job, async () =>
    renderToStaticMarkup(await PaperAnswer({ params: params as never, typed })),
  );
  expect(job.tags.size, 'an answer about a paper is never kept').toBe(0);
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}
async function gift(extra: Partial<Parameters<typeof give>[2]> = {}) {
  const given = await give(room.books.cashier, room.books, { amountVnd: 350_000n, ...extra });
  return { ...given, code: given.voucher!.code };
}
const person = { name: 'Nguyễn Thị Thu Hà', kind: 'individual' as const };

describe('a paper that is there', () => {
  it('shows amount, day, fund, masked name, its state and the latest root of the log', async () => {
    const { code, voucher } = await gift({
      donor: person,
      publicNameChoice: 'real',
      consentChannel: 'spoken',
    });
    await seal(room.database);
    const [latest] =
      await sql()`SELECT encode(root, 'hex') AS root FROM audit.seal WHERE association_id = (SELECT id FROM app.association WHERE slug = ${slug}) ORDER BY number DESC LIMIT 1`;
    const paper = await look(code);
    expect(paper).toMatchObject({
      ...{ slug, reference: voucher!.reference, issuedOn: '2019-01-10', amountVnd: 350_000n, voidedBy: null },
      ...{ partyName: 'N*** T*** T*** H***', auditRoot: latest!.root },
    });
    const text = await page(formatPaperCode(code));
    for (const part of ['350.000', '10/01/2019', paper!.fundLabel!, 'N*** T*** T*** H***', 'còn hiệu lực'])
      expect(text).toContain(part);
    expect(text.replaceAll(' ', '')).toContain(String(latest!.root).slice(0, 8));
    expect(text).not.toContain('Thu Hà');
  });

  it('says on which day and by which voucher it was voided, in both languages', async () => {
    const { code, contributionId } = await gift();
    const reversal = await room.books.cashier.act((tx, actor) =>
      voidContribution(tx, actor, { contributionId, occurredOn: '2019-01-12', reason: 'ghi nhầm' }),
    );
    expect(await page(code)).toContain(`Đã huỷ ngày 12/01/2019 bằng phiếu ${reversal.reference}`);
    expect(await page(code, 'en')).toContain(`Voided on 12/01/2019 by voucher ${reversal.reference}`);
    expect(await page(code)).not.toContain('ghi nhầm');
  });

  it('tells no letter of a name once its person takes the consent back (control: the question of consent)', async () => {
    const known = await gift({ donor: { ...person, name: 'Phạm Thị Sen' }, publicNameChoice: 'real' });
    const letters = async (tx: { unsafe: (query: string) => Promise<unknown> } = sql()) =>
      (
        (await tx.unsafe(`SELECT party_name FROM pub.check_paper('${known.code}')`)) as {
          party_name: string;
        }[]
      )[0]?.party_name;
    expect(await letters()).toBe('P*** T*** S***');
    await sql().unsafe(`SET session_replication_role = replica; UPDATE app.consent SET withdrawn_at = now()
      WHERE party_id = (SELECT donor_id FROM app.contribution WHERE id = ${known.contributionId}); SET session_replication_role = origin`);
    expect(await letters()).toBeNull();
    expect(await page(known.code)).toContain('không nêu tên người');
    const undo = new Error('undo');
    await sql()
      .begin(async (tx) => {
        const [now] = await tx<{ body: string }[]>`
          SELECT pg_get_functiondef('app.paper_public_name'::regproc) AS body`;
        await tx.unsafe(now!.body.replace(/app\.has_consent\([^)]*\)/, 'true'));
        expect(await letters(tx)).toBe('P*** T*** S***');
        throw undo;
      })
      .catch((error) => {
        if (error !== undo) throw error;
      });
  });

  it('names nobody who gave without a name, and after a change of name only the present one, once', async () => {
    const hidden = await gift({ donor: { ...person, name: 'Lê Văn Ẩn' }, publicNameChoice: 'anonymous' });
    expect((await look(hidden.code))?.partyName).toBeNull();
    const known = await gift({ donor: { name: 'Công ty Cũ', kind: 'enterprise' }, publicNameChoice: 'real' });
    const donorId = await room.books.chair.act(
      async (tx) => (await contributionById(tx, known.contributionId))!.donorId!,
    );
    await room.books.secretary.act((tx, actor) =>
      changeDonor(tx, actor, { donorId, name: 'Công ty Mới', phone: '', address: '' }),
    );
    expect((await look(known.code))?.partyName).toBe('Công ty Mới');
    const [rows] = await sql()`SELECT count(*)::int AS answers FROM pub.check_paper(${known.code})`;
    expect(rows!.answers).toBe(1);
  });
});

describe('codes', () => {
  it('of vouchers written one after the other do not resemble each other', async () => {
    const codes: string[] = [];
    for (let at = 0; at < 12; at += 1) codes.push((await gift()).code);
    const common = (a: string, b: string) => [...a].filter((letter, at) => letter === b[at]).length;
    for (const [at, code] of codes.slice(1).entries()) expect(common(code, codes[at]!)).toBeLessThan(6);
    const drawn =
      await sql()`SELECT count(DISTINCT code)::int AS different, count(DISTINCT left(code, 3))::int AS starts
      FROM (SELECT app.paper_code() AS code FROM generate_series(1, 5000)) x`;
    expect(drawn[0]!.different).toBe(5000);
    // 31³ = 29.791 beginnings: five thousand draws meet about 4.600 of them when no place is favoured.
    expect(drawn[0]!.starts).toBeGreaterThan(4_300);
  });

  it('one letter beside a real code is no code at all, so it is not even looked up', async () => {
    const { code } = await gift();
    for (const at of code.split('').keys()) {
      for (const letter of '23456789ABCDEFGHJKMNPQRSTUVWXYZ') {
        if (letter === code[at]) continue;
        expect(parsePaperCode(code.slice(0, at) + letter + code.slice(at + 1))).toBeUndefined();
      }
    }
    expect(parsePaperCode(code)).toBe(code);
  });

  it('stand in nothing that the public reader can list, and the reader cannot read the books', async () => {
    const columns = await sql()`SELECT table_name, column_name FROM information_schema.columns
      WHERE table_schema = 'pub' AND column_name ~ '(^|_)code$' AND column_name !~ 'unit'
         -- The address of an honour's page stands in the list beside its name, and in neither without one.
         AND (table_name, column_name) NOT IN (('honour', 'page_code'), ('honour_page', 'code'))`;
    expect([...columns]).toEqual([]);
    const reader = postgres(room.database.urls.public, { max: 1 });
    await expect(reader`SELECT code FROM ledger.voucher LIMIT 1`).rejects.toThrow(/permission denied/);
    await reader.end();
  });

  it('that are not there, cannot be one, or belong to a reversal get one and the same answer', async () => {
    const { contributionId } = await gift();
    await room.books.cashier.act((tx, actor) =>
      voidContribution(tx, actor, { contributionId, occurredOn: '2019-01-12', reason: 'ghi nhầm' }),
    );
    const [mirror] =
      await sql()`SELECT code FROM ledger.voucher WHERE purpose = 'reversal' ORDER BY id DESC LIMIT 1`;
    const [absent] = await sql()`SELECT app.paper_code() AS code`;
    const answer = async (code: string) => (await page(code)).replaceAll(code, '');
    expect(await answer(String(mirror!.code))).toBe(await answer(String(absent!.code)));
    expect(await page('%')).toContain('Không có tờ giấy nào mang mã này trong sổ');
  });
});
