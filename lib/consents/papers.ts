/**
 * The papers of asking: forms to sign, one a person, and the list of who answered what. Which facts go on them; how they
 * look is in lib/documents. Refuses a form with other words than those frozen with its question.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { askedList } from '@/lib/documents/asked-list';
import { type ConsentFormData, consentForm } from '@/lib/documents/consent-form';
import { press } from '@/lib/documents/press';
import { renderPdf } from '@/lib/documents/render';
import { slugify } from '@/lib/kernel/codes';
import { todayVn } from '@/lib/kernel/dates';
import { paperFacts } from '@/lib/ledger/paper-facts';
import { translator } from '@/lib/web/messages';
import { type AskedRound, amountsAsked, askedRound } from './queries/asked';
import { itemsToAsk } from './schema/items';
import type { FrozenWords } from './words';

/** Words of each open question of a round, by the id of the question. */
async function wordsOfQuestions(tx: Tx, roundId: number): Promise<Map<number, FrozenWords>> {
  const rows = await tx.execute<{ id: string; content: string }>(sql`
    SELECT q.id, t.content FROM app.consent_request q
      JOIN app.award w ON w.association_id = q.association_id AND w.id = q.award_id
      JOIN app.consent_text t ON t.association_id = q.association_id AND t.version = q.text_version
     WHERE q.association_id = app.current_association() AND w.round_id = ${roundId}`);
  return new Map(rows.map(({ id, content }) => [Number(id), JSON.parse(content) as FrozenWords]));
}

/** Forms of the people of a round who were asked, as data; only that of `awardId` when it is given. */
export async function consentFormSheets(
  tx: Tx,
  round: AskedRound,
  awardId?: number,
): Promise<ConsentFormData[]> {
  const facts = await paperFacts(tx, todayVn(new Date()));
  const words = await wordsOfQuestions(tx, round.id);
  const withAmount = new Set((await amountsAsked(tx, round.id)).keys());
  const [place] = await tx.execute<{ phone: string }>(
    sql`SELECT phone FROM app.association WHERE id = app.current_association()`,
  );
  return round.rows.flatMap(({ question, ...row }) => {
    const frozen = question && words.get(question.id)?.vi;
    if (!question || !frozen || (awardId !== undefined && row.awardId !== awardId)) return [];
    return [
      consentForm({
        ...{ issuer: facts.issuer, sampleNotice: facts.sampleNotice, phone: place!.phone, round: round.name },
        ...{ name: row.name, isPupil: row.kind === 'student', givers: row.givers },
        ...{ code: question.code, answerBy: question.answerBy, holdsUntil: question.holdsUntil },
        words: {
          ...frozen,
          items: itemsToAsk(withAmount.has(row.awardId)).map((item) => frozen.items[item]),
        },
      }),
    ];
  });
}

/** The PDF of forms; null when nobody was asked. The press draws it once the transaction is over. */
export async function consentFormsFile(tx: Tx, slug: string, awardId?: number) {
  const round = await askedRound(tx, slug);
  const sheets = round ? await consentFormSheets(tx, round, awardId) : [];
  if (sheets.length === 0) return null;
  return {
    bytes: () => press.print('consent-form', sheets),
    filename: `${slugify(`phieu-xin-y-kien ${slug} ${sheets.length === 1 ? sheets[0]!.code : ''}`)}.pdf`,
    contentType: 'application/pdf',
  };
}

/** The list to follow up, as PDF; null when there is no such round. */
export async function askedListFile(tx: Tx, slug: string) {
  const round = await askedRound(tx, slug);
  if (!round || round.rows.length === 0) return null;
  const printedOn = todayVn(new Date());
  const { issuer, sampleNotice } = await paperFacts(tx, printedOn);
  const t = translator('vi');
  const data = askedList({
    ...{ issuer, sampleNotice, round: round.name, printedOn },
    rows: round.rows.map(({ name, question, state, agreed }) => ({
      ...{ name, code: question?.code ?? '', answerBy: question?.answerBy ?? null },
      state: t(`consents.office.states.${state}`),
      agreed: agreed.map((item) => t(`consents.short.${item.replace(':', '_')}`)).join(', '),
    })),
  });
  return {
    bytes: renderPdf('asked-list', data),
    filename: `${slugify(`theo-doi-xin-y-kien ${slug}`)}.pdf`,
    contentType: 'application/pdf',
  };
}
