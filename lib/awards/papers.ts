/**
 * The papers of a round as PDF: which facts go on which paper. The words are in lib/documents.
 * Refuses to print for somebody who does not see every file of the round: such a list would be short without saying so.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import {
  awardLabel,
  decisionReference,
  type RoundPaperFacts,
  roundDecision,
  roundMinutes,
  roundSubmission,
} from '@/lib/documents/award-papers';
import { renderPdf } from '@/lib/documents/render';
import { slugify } from '@/lib/kernel/codes';
import { DomainError } from '@/lib/kernel/invariant';
import { paperFacts } from '@/lib/ledger/paper-facts';
import { translator } from '@/lib/web/messages';
import { type AwardLine, awardLines } from './queries/awards';
import { laneCounts } from './queries/board';
import { decisionsOf } from './queries/decisions';
import { councilOf, meetingFiles } from './queries/meeting';
import { reasonsOf } from './queries/orders';
import { roomFiles } from './queries/raised-hands';
import { type RoundFacts, roundBySlug } from './queries/rounds';

export interface PaperFile {
  bytes: Uint8Array;
  filename: string;
  contentType: 'application/pdf';
}

const t = translator('vi');

function pdf(bytes: Uint8Array, name: string): PaperFile {
  return { bytes, filename: `${slugify(name)}.pdf`, contentType: 'application/pdf' };
}

async function factsOf(
  tx: Tx,
  round: RoundFacts,
  awards: AwardLine[],
  day: string,
): Promise<RoundPaperFacts> {
  const facts = await paperFacts(tx, day);
  const [row] = await tx.execute<{ symbol: string; secretary: string | null }>(sql`
    SELECT a.symbol, (SELECT u.display_name FROM access.role_term t JOIN access."user" u ON u.id = t.user_id
                       WHERE t.association_id = a.id AND t.role = 'secretary' AND t.starts_on <= ${day}::date
                         AND (t.ends_on IS NULL OR t.ends_on >= ${day}::date) ORDER BY t.starts_on DESC LIMIT 1) AS secretary
      FROM app.association a WHERE a.id = app.current_association()`);
  return {
    ...{ issuer: facts.issuer, symbol: row!.symbol, sampleNotice: facts.sampleNotice },
    ...{ occasion: round.name, fundName: round.fundName, meetingOn: round.meetingOn },
    secretary: row!.secretary ?? '',
    awards: awards.map((line) => ({
      ...{ name: line.name, unit: line.school || line.unit, amountVnd: line.amountVnd },
      ...{ award: awardLabel(line.category, line.benefit), category: line.category },
    })),
  };
}

/** The round, unless some of its files are hidden from this person. @throws DomainError awards.paperNeedsAll */
async function wholeRound(tx: Tx, slug: string): Promise<RoundFacts | null> {
  const round = await roundBySlug(tx, slug);
  if (round && round.hiddenFiles > 0) throw new DomainError('awards.paperNeedsAll');
  return round;
}

/** Tờ trình over the awards that are proposed; null when there is no such round or nothing is proposed. */
export async function submissionPaper(tx: Tx, actor: Actor, slug: string): Promise<PaperFile | null> {
  const round = await wholeRound(tx, slug);
  const awards = round
    ? (await awardLines(tx, round.id, actor.userId)).filter((one) => one.status !== 'withdrawn')
    : [];
  if (!round || awards.length === 0) return null;
  const day = round.meetingOn ?? round.deadlineOn;
  const data = roundSubmission(await factsOf(tx, round, awards, day), day);
  return pdf(renderPdf('submission', data), `to-trinh ${round.slug}`);
}

export interface MinutesDetails {
  openedAt?: string;
  closedAt?: string;
  venue?: string;
}

/** Biên bản họp after the meeting has ended; null before. */
export async function minutesPaper(
  tx: Tx,
  actor: Actor,
  slug: string,
  details: MinutesDetails,
): Promise<PaperFile | null> {
  const round = await wholeRound(tx, slug);
  if (!round?.meetingOn || round.status === 'open' || round.status === 'meeting') return null;
  const { awards: _, fundName: __, ...facts } = await factsOf(tx, round, [], round.meetingOn);
  const council = await councilOf(tx, round.id);
  const files = (await meetingFiles(tx, round.id, actor.userId)).sort(
    (a, b) =>
      a.dossier.categoryId - b.dossier.categoryId || (a.dossier.rank ?? 999) - (b.dossier.rank ?? 999),
  );
  const lanes = await laneCounts(tx, round.id);
  const office = (roles: string[]) => roles.map((role) => t(`access.roles.${role}`)).join(', ');
  const present = council.filter((member) => member.isPresent);
  const unitOf = (file: (typeof files)[number]) => file.dossier.school || file.dossier.unitName;
  const { numerator, denominator } = round.quorum;
  const data = roundMinutes(
    {
      ...{ ...facts, ...details, councilSize: council.length, quorumRule: `${numerator}/${denominator}` },
      hasQuorum: present.length * denominator >= council.length * numerator,
      present: present.map((member) => ({ name: member.name, office: office(member.roles) })),
      absent: council.filter((member) => !member.isPresent).map((member) => member.name),
      chairperson: present.find((member) => member.roles.includes('chair'))?.name ?? present[0]?.name ?? '',
      votes: files.map((file) => ({
        ...{ name: file.dossier.name, unit: unitOf(file), recused: file.recused.map((one) => one.name) },
        ...{ entitled: file.tally.present, inFavour: file.tally.yes, against: file.tally.no },
        // Who stayed silent counts as a blank vote: the three add up to those who could vote.
        blank: file.tally.present - file.tally.yes - file.tally.no,
        result: resultOf(file.dossier.status),
      })),
      reserve: files
        .filter((file) => file.dossier.status === 'reserve')
        .map((file) => `${file.dossier.name}, ${unitOf(file)}`),
      rankChanges: (await reasonsOf(tx, round.id)).map(({ nominationId, ...change }) => ({
        ...change,
        name: files.find((file) => file.dossier.id === nominationId)?.dossier.name ?? '',
      })),
      hands: await handsOf(tx, actor, round.id),
      agenda: {
        files: files.length + lanes.duplicate + lanes.returned,
        ...{ duplicates: lanes.duplicate, returned: lanes.returned },
      },
    },
    round.meetingOn,
  );
  return pdf(renderPdf('meeting-minutes', data), `bien-ban-hop ${round.slug}`);
}

/** Files decided on raised hands and all who confirmed one of them; undefined when there is none. */
async function handsOf(tx: Tx, actor: Actor, roundId: number) {
  const counted = (await roomFiles(tx, actor, roundId)).filter((file) => file.counts);
  if (counted.length === 0) return undefined;
  return {
    files: counted.length,
    confirmedBy: [...new Set(counted.flatMap((file) => file.confirmedBy))],
  };
}

function resultOf(status: string): 'proposed' | 'reserve' | 'notProposed' {
  if (status === 'reserve') return 'reserve';
  return status === 'notSelected' ? 'notProposed' : 'proposed';
}

/** Quyết định with its list; null when this round has no such decision. */
export async function decisionPaper(
  tx: Tx,
  actor: Actor,
  slug: string,
  decisionId: number,
): Promise<PaperFile | null> {
  const round = await roundBySlug(tx, slug);
  const issued = round && (await decisionsOf(tx, round.id)).find((one) => one.id === decisionId);
  if (!round || !issued) return null;
  const awards = (await awardLines(tx, round.id, actor.userId)).filter(
    (one) => one.decisionId === decisionId,
  );
  if (awards.length !== issued.awards) throw new DomainError('awards.paperNeedsAll');
  const facts = await factsOf(tx, round, awards, issued.decidedOn);
  const data = roundDecision({ ...issued, ...facts });
  return pdf(
    renderPdf('decision', data),
    `quyet-dinh ${decisionReference(issued.number, issued.symbol)} ${issued.year}`,
  );
}
