/**
 * Letters after a round as one PDF: to families or to nominators, by unit. Which facts go on which letter; the words
 * are in lib/documents. Refuses to print before the decision, and for somebody who does not see every file of the round.
 */
import type { Tx } from '@/db/client';
import { awardLabel, decisionReference } from '@/lib/documents/award-papers';
import { press } from '@/lib/documents/press';
import {
  type FamilyLetterInput,
  familyLetter,
  kindOf,
  type LetterSheet,
  nominatorLetter,
  type ResultLetterData,
} from '@/lib/documents/result-letter';
import { slugify } from '@/lib/kernel/codes';
import { DomainError } from '@/lib/kernel/invariant';
import { paperFacts } from '@/lib/ledger/paper-facts';
import { translator } from '@/lib/web/messages';
import { decisionsOf } from './queries/decisions';
import { type LettersData, lettersPage, type ResultLine } from './queries/results';
import type { RoundFacts } from './queries/rounds';
import { versionOfRound } from './queries/rule-pages';
import { suggestionsOf } from './queries/suggestions';
import { todayOf } from './queries/today';
import { reasonSentence } from './reasons';

export interface LetterRequest {
  /** callUp: families and nominators of those called up from the reserve. */
  to: 'family' | 'nominator' | 'callUp';
  /** Only this file's letter. */
  fileId?: number;
  /** Only letters of this unit. */
  unit?: string;
}

/** Letters as data, in the order in which they are printed; null when there is nothing to print. @throws DomainError awards.paperNeedsAll */
export async function letterSheets(
  tx: Tx,
  slug: string,
  request: LetterRequest,
): Promise<ResultLetterData[] | null> {
  const data = await lettersPage(tx, slug);
  if (!data || data.results.length === 0) return null;
  if (data.round.hiddenFiles > 0) throw new DomainError('awards.paperNeedsAll');
  const { fileId, unit } = request;
  const wanted = data.results.filter(
    (line) => (fileId === undefined || line.file.id === fileId) && (unit === undefined || line.unit === unit),
  );
  const calledUp = wanted.filter((line) => line.isCalledUp && line.result === 'awarded');
  const sheets =
    request.to === 'family'
      ? await familySheets(tx, data, wanted)
      : request.to === 'nominator'
        ? await nominatorSheets(tx, data, wanted)
        : [...(await familySheets(tx, data, calledUp)), ...(await nominatorSheets(tx, data, calledUp, true))];
  return sheets.length > 0 ? sheets : null;
}

/** The PDF of letters; null when there is nothing to print. The press draws it once the transaction is over. */
export async function lettersFile(tx: Tx, slug: string, request: LetterRequest) {
  const sheets = await letterSheets(tx, slug, request);
  if (!sheets) return null;
  return {
    bytes: () => press.print('result-letter', sheets),
    filename: `${slugify(`${fileNames[request.to]} ${slug}`)}.pdf`,
    contentType: 'application/pdf' as const,
  };
}

const fileNames = { family: 'thu-gia-dinh', nominator: 'thu-noi-de-cu', callUp: 'thu-goi-du-bi' } as const;

async function sheetOf(tx: Tx, round: RoundFacts): Promise<Omit<LetterSheet, 'body'>> {
  const issuedOn = await todayOf(tx);
  const facts = await paperFacts(tx, issuedOn);
  return {
    ...{ issuer: facts.issuer, occasion: round.name, issuedOn, chairName: facts.signers.chair ?? '' },
    sampleNotice: facts.sampleNotice,
  };
}

async function familySheets(tx: Tx, data: LettersData, lines: ResultLine[]): Promise<ResultLetterData[]> {
  const { round, words, ceremony } = data;
  const sheet = await sheetOf(tx, round);
  const decisions = new Map((await decisionsOf(tx, round.id)).map((one) => [one.id, one]));
  const sentences = await ruleSentences(tx, round.id);
  return lines
    .filter((line) => line.hasLetter)
    .map((line) => {
      const { file, amountVnd, isCalledUp } = line;
      const result = line.result as FamilyLetterInput['result'];
      const decision = line.decisionId === null ? undefined : decisions.get(line.decisionId);
      return familyLetter({
        ...{ ...sheet, result, isCalledUp, amountVnd, ceremony },
        ...{ category: file.category, benefit: file.benefit },
        ...{ name: file.name, guardian: file.guardianName, className: file.className, school: file.school },
        body: words.find((one) => one.kind === kindOf({ result, isCalledUp }))!.body,
        unit: file.unitName || file.unitWrittenAs,
        decision: decision && {
          reference: decisionReference(decision.number, decision.symbol),
          decidedOn: decision.decidedOn,
        },
        places: placesOf(round, file.category, file.benefit),
        ruleSentence: sentences.get(file.id),
      });
    });
}

/** Places of the round under one label: of both kinds of pupils together, so that the number tells neither. */
function placesOf(round: RoundFacts, category: string, benefit: string): number {
  const label = awardLabel(category, benefit);
  return round.categories
    .filter((one) => awardLabel(one.category, one.benefit) === label)
    .reduce((sum, one) => sum + one.quota, 0);
}

/** What the rules said last of each file that they did not admit. */
async function ruleSentences(tx: Tx, roundId: number): Promise<Map<number, string>> {
  const version = await versionOfRound(tx, roundId);
  const said = version && (await suggestionsOf(tx, roundId));
  if (!said) return new Map();
  const t = translator('vi');
  return new Map(
    [...said.outcomes.values()].flatMap(({ id, outcome, reasons }) => {
      const last = reasons.at(-1);
      return outcome === 'notEligible' && last ? [[id, reasonSentence(last, version.rules, t)] as const] : [];
    }),
  );
}

async function nominatorSheets(
  tx: Tx,
  data: LettersData,
  lines: ResultLine[],
  isCalledUp = false,
): Promise<ResultLetterData[]> {
  const sheet = await sheetOf(tx, data.round);
  const { body } = data.words.find((one) => one.kind === (isCalledUp ? 'nominatorCalledUp' : 'nominator'))!;
  const units = [...new Set(lines.map((line) => line.unit))].filter((unit) => unit !== '');
  return units.map((unit) =>
    nominatorLetter({
      ...{ ...sheet, body, unit, isCalledUp },
      files: lines
        .filter((line) => line.unit === unit)
        .map(({ file, result }) => ({
          ...{ name: file.name, className: file.className, category: file.category, benefit: file.benefit },
          result,
        })),
    }),
  );
}
