/**
 * The sheet of the posted list as PDF: which facts go on it. Names and schools come through the consent to publish, asked
 * at the moment of printing. Refuses to print for somebody who does not see every file of the round.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { decisionReference } from '@/lib/documents/award-papers';
import { type PostedAward, postingSheet } from '@/lib/documents/posting-sheet';
import { renderPdf } from '@/lib/documents/render';
import { slugify } from '@/lib/kernel/codes';
import { DomainError } from '@/lib/kernel/invariant';
import { paperFacts } from '@/lib/ledger/paper-facts';
import type { PaperFile } from './papers';
import { decisionsOf } from './queries/decisions';
import { postingsOf } from './queries/objections';
import { roundBySlug } from './queries/rounds';

/** Awards of a round that stand, with what may be posted of each. */
async function postedAwards(tx: Tx, roundId: number): Promise<PostedAward[]> {
  const rows = await tx.execute<PostedAward & Record<string, unknown>>(sql`
    SELECT c.category, w.benefit, CASE WHEN k.named THEN coalesce(name.value, '') ELSE '' END AS name,
           CASE WHEN k.named AND app.has_consent(w.association_id, w.party_id, 'school', 'publish')
                THEN coalesce(school.value, '') ELSE '' END AS school
      FROM app.award w
      JOIN app.round_category c ON c.association_id = w.association_id AND c.id = w.category_id
      JOIN app.nomination n ON n.association_id = w.association_id AND n.id = w.nomination_id
      CROSS JOIN LATERAL (SELECT app.has_consent(w.association_id, w.party_id, 'name', 'publish') AS named) k
      LEFT JOIN app.personal_value name ON name.association_id = w.association_id AND name.party_id = w.party_id
       AND name.field = 'name' AND name.ended_at IS NULL
      LEFT JOIN app.personal_value school ON school.association_id = n.association_id AND school.id = n.school_value_id
     WHERE w.round_id = ${roundId} AND w.status = 'decided'`);
  return [...rows];
}

/** What the sheet of the latest posting says; null when nothing was posted. @throws DomainError awards.paperNeedsAll */
export async function postingSheetData(tx: Tx, slug: string, size: 'a4' | 'a3') {
  const round = await roundBySlug(tx, slug);
  const [posting] = round ? await postingsOf(tx, round.id) : [];
  if (!round || !posting) return null;
  if (round.hiddenFiles > 0) throw new DomainError('awards.paperNeedsAll');
  const facts = await paperFacts(tx, posting.fromOn);
  const decisions = (await decisionsOf(tx, round.id)).filter(({ decidedOn }) => decidedOn <= posting.fromOn);
  return postingSheet({
    ...{ issuer: facts.issuer, chairName: facts.signers.chair ?? '', sampleNotice: facts.sampleNotice },
    ...{ occasion: round.name, size, awards: await postedAwards(tx, round.id) },
    ...{ fromOn: posting.fromOn, untilOn: posting.untilOn },
    ...{ wherePosted: posting.wherePosted, receiveAt: posting.receiveAt },
    decisions: decisions.map(({ number, symbol, decidedOn }) => ({
      ...{ reference: decisionReference(number, symbol), decidedOn },
    })),
  });
}

/** The PDF of the sheet; null when nothing was posted. */
export async function postingSheetFile(tx: Tx, slug: string, size: 'a4' | 'a3'): Promise<PaperFile | null> {
  const data = await postingSheetData(tx, slug, size);
  return (
    data && {
      bytes: renderPdf('posting-sheet', data),
      filename: `${slugify(`danh-sach-niem-yet ${slug} ${size}`)}.pdf`,
      contentType: 'application/pdf',
    }
  );
}
