/**
 * The papers of a round as PDF: which facts go on which paper. The words are in lib/documents.
 * Refuses to print for somebody who does not see every file of the round: such a list would be short without saying so.
 */
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import {
  decisionReference,
  revokedListSubject,
  roundDecision,
  roundMinutes,
  roundSubmission,
} from '@/lib/documents/award-papers';
import { renderPdf } from '@/lib/documents/render';
import type { RoundTextKind } from '@/lib/documents/round-text';
import { slugify } from '@/lib/kernel/codes';
import { DomainError } from '@/lib/kernel/invariant';
import { translator } from '@/lib/web/messages';
import { type AwardLine, awardLines } from './queries/awards';
import { changesOf, revokedAwards } from './queries/decision-changes';
import { decisionsOf } from './queries/decisions';
import { councilOf, meetingFiles } from './queries/meeting';
import { reasonsOf } from './queries/orders';
import { roomFiles } from './queries/raised-hands';
import { agendaOf, listFor, standingText, textOfDecision } from './queries/round-texts';
import { type RoundFacts, roundBySlug } from './queries/rounds';
import { todayOf } from './queries/today';
import { roundPaperFacts } from './round-facts';

export interface PaperFile {
  bytes: Uint8Array;
  filename: string;
  contentType: 'application/pdf';
}

const t = translator('vi');

function pdf(bytes: Uint8Array, name: string): PaperFile {
  return { bytes, filename: `${slugify(name)}.pdf`, contentType: 'application/pdf' };
}

/** The round, unless some of its files are hidden from this person. @throws DomainError awards.paperNeedsAll */
async function wholeRound(tx: Tx, slug: string): Promise<RoundFacts | null> {
  const round = await roundBySlug(tx, slug);
  if (round && round.hiddenFiles > 0) throw new DomainError('awards.paperNeedsAll');
  return round;
}

/**
 * The words a paper is printed in. Words for another list would name another sum than the list behind them: they are
 * looked through again first, unless a signature has frozen them. @throws DomainError awards.textForAnotherList
 */
async function printableText(tx: Tx, round: RoundFacts, kind: RoundTextKind, awards: readonly AwardLine[]) {
  const standing = await standingText(tx, round, kind, awards);
  const isFrozen = kind === 'decision' ? awards.length === 0 : (await decisionsOf(tx, round.id)).length > 0;
  if (!standing.fitsList && !isFrozen) {
    throw new DomainError('awards.textForAnotherList');
  }
  return standing.text;
}

/** Tờ trình over the awards that are proposed; null when there is no such round or nothing is proposed. */
export async function submissionPaper(tx: Tx, actor: Actor, slug: string): Promise<PaperFile | null> {
  const round = await wholeRound(tx, slug);
  const awards = round
    ? (await awardLines(tx, round.id, actor.userId)).filter((one) => one.status !== 'withdrawn')
    : [];
  if (!round || awards.length === 0) return null;
  const day = round.meetingOn ?? round.deadlineOn;
  const text = await printableText(tx, round, 'submission', awards);
  const data = roundSubmission(await roundPaperFacts(tx, round, awards, day), day, text);
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
  const { awards: _, fundName: __, ...facts } = await roundPaperFacts(tx, round, [], round.meetingOn);
  const council = await councilOf(tx, round.id);
  const files = (await meetingFiles(tx, round.id, actor.userId)).sort(
    (a, b) =>
      a.dossier.categoryId - b.dossier.categoryId || (a.dossier.rank ?? 999) - (b.dossier.rank ?? 999),
  );
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
      guests: files.flatMap(({ dossier, guests }) =>
        guests.map((guest) => ({ ...guest, body: guest.bodyName, candidate: dossier.name })),
      ),
      hands: await handsOf(tx, actor, round.id),
      agenda: await agendaOf(tx, round.id),
    },
    round.meetingOn,
    await printableText(tx, round, 'minutes', []),
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

/** Quyết định with its list, as it was signed, also one that changes another; null when this round has no such decision. */
export async function decisionPaper(
  tx: Tx,
  actor: Actor,
  slug: string,
  decisionId: number,
): Promise<PaperFile | null> {
  const round = await roundBySlug(tx, slug);
  const issued = round && (await decisionsOf(tx, round.id)).find((one) => one.id === decisionId);
  if (!round || !issued) return null;
  const change = (await changesOf(tx, round.id)).find((one) => one.signedAs === decisionId);
  // Awards that were taken back since still stand on the paper under which they were given.
  const listed = (await revokedAwards(tx, round.id)).filter((one) =>
    change ? one.decisionId === decisionId : one.firstDecisionId === decisionId,
  );
  const awards = (await awardLines(tx, round.id, actor.userId)).filter(
    (one) => one.decisionId === decisionId || listed.some(({ awardId }) => awardId === one.id),
  );
  if (awards.length !== (change ? change.awardIds.length : issued.awards)) {
    throw new DomainError('awards.paperNeedsAll');
  }
  const facts = await roundPaperFacts(tx, round, awards, issued.decidedOn);
  const signed = change ?? (await textOfDecision(tx, decisionId));
  const data = roundDecision(
    {
      ...{ ...issued, ...facts, fingerprint: signed?.fingerprint },
      listSubject: change && revokedListSubject(round.name),
      changedBy: issued.changedBy.map((one) => decisionReference(one.number, issued.symbol)),
    },
    signed?.text,
  );
  return pdf(
    renderPdf('decision', data),
    `quyet-dinh ${decisionReference(issued.number, issued.symbol)} ${issued.year}`,
  );
}

/** The decision as it would be signed now, without number and marked as a draft; null when there is no award yet. */
export async function draftPaper(tx: Tx, actor: Actor, slug: string): Promise<PaperFile | null> {
  const round = await wholeRound(tx, slug);
  if (!round) return null;
  const all = (await awardLines(tx, round.id, actor.userId)).filter((one) => one.status !== 'withdrawn');
  const open = listFor('decision', all, round.minApprovals);
  const awards = open.length > 0 ? open : all;
  if (awards.length === 0) return null;
  const day = await todayOf(tx);
  const facts = await roundPaperFacts(tx, round, awards, day);
  const { text } = await standingText(tx, round, 'decision', awards);
  const unsigned = { number: null, decidedOn: day, title: '', basis: '', signedBy: '', signerIsChair: true };
  return pdf(
    renderPdf('decision', roundDecision({ ...facts, ...unsigned }, text)),
    `du-thao-quyet-dinh ${round.slug}`,
  );
}
