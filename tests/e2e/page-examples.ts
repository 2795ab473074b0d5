/**
 * An example address of every kind of record, in both associations of the sample data, for the table in pages.ts.
 * Owns how an example is found. Refuses records somebody is recused from: there roles alone decide.
 */
import type postgres from 'postgres';
import { recordSlugs } from '@/lib/audit/record-types';
import { awardExamples } from './award-pages';
import { decisionExamples } from './certificate-places';
import { consentExampleColumns, consentExamples } from './consent-places';
import { meetingExamples } from './meeting-pages';
import { reportExampleColumns, reportExamples } from './report-places';
import { sitePageExamples } from './site-page-places';

/** Value of the last variable segment of a folder, by the folder up to it or by the whole folder; '' = has none. */
export type Examples = Readonly<Record<string, string | undefined>>;

/** Finds one example of each record of an association. Only rows nobody is recused from, so that roles decide alone. */
export async function findExamples(sql: postgres.Sql, slug: string): Promise<Examples> {
  const [found] = await sql<Record<string, string | null>[]>`
    WITH a AS (SELECT id FROM app.association WHERE slug = ${slug}),
    gift AS (SELECT v.*, c.donor_id FROM app.contribution c JOIN a ON a.id = c.association_id
               JOIN ledger.voucher v ON v.association_id = c.association_id AND v.id = c.voucher_id
              WHERE c.status = 'posted' AND c.kind = 'gift' ORDER BY c.id LIMIT 1),
    file AS (SELECT n.* FROM app.nomination n JOIN a ON a.id = n.association_id
              WHERE NOT EXISTS (SELECT FROM app.recusal r
                                 WHERE r.association_id = n.association_id AND r.nomination_id = n.id)
                AND EXISTS (SELECT FROM app.decision d WHERE d.association_id = n.association_id AND d.round_id = n.round_id)
              ORDER BY n.id LIMIT 1)
    SELECT (SELECT min(t.user_id)::text FROM access.role_term t JOIN a ON a.id = t.association_id) AS person,
           (SELECT min(o.id)::text FROM app.payment_order o JOIN a ON a.id = o.association_id) AS "order",
           (SELECT min(o.id)::text FROM app.payment_order o JOIN a ON a.id = o.association_id WHERE o.status = 'paid') AS paid, (SELECT min(l.payment_order_id)::text FROM app.transfer_line l JOIN a ON a.id = l.association_id) AS transfer,
           (SELECT format('%s-%s-%s', v.book, v.year, v.number) FROM ledger.voucher v JOIN a ON a.id = v.association_id
             WHERE v.book = 'PKT' ORDER BY v.id LIMIT 1) AS journal,
           (SELECT min(s.id)::text FROM app.bank_statement s JOIN a ON a.id = s.association_id) AS statement,
           (SELECT min(m.id)::text FROM app.memo_code m JOIN a ON a.id = m.association_id) AS giving,
           (SELECT min(j.id)::text FROM app.print_job j JOIN a ON a.id = j.association_id) AS print,
           (SELECT min(l.id)::text FROM app.bank_line l JOIN a ON a.id = l.association_id) AS line,
           (SELECT round_id::text FROM file) AS "roundId",
           (SELECT r.slug FROM app.award_round r, file WHERE (r.association_id, r.id) = (file.association_id, file.round_id)) AS round,
           (SELECT d.id::text FROM app.decision d, file WHERE (d.association_id, d.round_id) = (file.association_id, file.round_id) LIMIT 1) AS decision,
           (SELECT min(l.print_id)::text FROM app.certificate_print_line l JOIN a ON a.id = l.association_id) AS certificates, (SELECT min(r.slug) FROM app.award_round r JOIN app.room_paper b ON (b.association_id, b.round_id) = (r.association_id, r.id) JOIN a ON a.id = r.association_id) AS paper, (SELECT id::text FROM file) AS file, (SELECT min(r.slug) FROM app.link_paper p JOIN app.nomination_link l ON (l.association_id, l.id) = (p.association_id, p.link_id) JOIN app.award_round r ON (r.association_id, r.id) = (l.association_id, l.round_id) JOIN a ON a.id = r.association_id) AS "signedList",
           (SELECT party_id::text FROM file) AS recipient,
           (SELECT c.slug FROM app.ceremony c JOIN a ON a.id = c.association_id LIMIT 1) AS ceremony,
           (SELECT k.slug FROM app.campaign k JOIN a ON a.id = k.association_id ORDER BY k.id LIMIT 1) AS campaign,
           (SELECT min(d.id)::text FROM app.desk d JOIN a ON a.id = d.association_id) AS desk, (SELECT min(s.id)::text FROM app.stocktake s JOIN a ON a.id = s.association_id) AS stocktake,
           (SELECT min(c.id)::text FROM app.contribution c JOIN a ON a.id = c.association_id WHERE c.method = 'inKind' AND c.voucher_id IS NOT NULL) AS goods,
           (SELECT min(g.id)::text FROM app.award_programme g JOIN a ON a.id = g.association_id) AS programme,
           (SELECT min(s.id)::text FROM app.rule_set s JOIN a ON a.id = s.association_id) AS rules,
           (SELECT min(p.id)::text FROM app.pledge p JOIN a ON a.id = p.association_id) AS pledge,
           (SELECT donor_id::text FROM gift) AS donor,
           (SELECT format('%s-%s-%s', book, year, number) FROM gift) AS so,
           (SELECT to_char(occurred_on, 'YYYY-MM') FROM gift) AS month, (SELECT year::text FROM gift) AS year, ${sql.unsafe(consentExampleColumns)}, ${sql.unsafe(reportExampleColumns)}`;
  const one = (name: string) => found?.[name] ?? undefined;
  return {
    'cai-dat/nguoi-dung/[id]': one('person'),
    'chi/[id]': one('order'),
    'chi/[id]/phieu.pdf': one('paid') ?? '',
    ...{ 'cong-bo/[loai]': 'vinh-danh', 'cong-bo/[loai]/[nam]/ban-sao/[id]/tep.html': '' },
    'cong-bo/[loai]/[nam]': one('year'),
    ...{ 'cong-bo/dong-y/[id]': one('recipient'), ...consentExamples(one) },
    ...{ ...sitePageExamples, ...awardExamples(one) },
    ...{ ...reportExamples(one('report') ?? ''), ...meetingExamples(one('paper') ?? '') },
    ...decisionExamples(one('decision'), one('certificates') ?? ''),
    ...{ 'kho/kiem-ke/[id]': one('stocktake'), 'kho/the-kho/[id]/the-kho.pdf': one('goods') ?? '' },
    'le-trao/[slug]': one('ceremony'),
    ...{ 'ngan-hang/[id]': one('statement'), 'ngan-hang/[id]/dong/[lineId]': one('line') },
    ...{ 'nguoi-nhan/[id]': one('recipient'), 'nguoi-ung-ho/[id]': one('donor') },
    'nhat-ky/[loai]': recordSlugs.round,
    'nhat-ky/[loai]/[id]': one('roundId'),
    ...{ 'so-quy/ky/[thang]': one('month'), 'so-quy/phieu/[so]': one('journal') },
    ...{ 'thu/[so]': one('so'), 'thu/nhan-ung-ho/[ma]': one('giving') },
    'thu/nhan-ung-ho/[ma]/[to]': 'to-moi-a5.pdf',
    'thu/ban-thu/[id]': one('desk'),
    'thu/in/[ban]/tep.pdf': one('print') ?? '',
    ...{ 'van-dong/[slug]': one('campaign'), 'van-dong/[slug]/hua/[id]': one('pledge') },
  };
}
