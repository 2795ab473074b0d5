/**
 * Hands raised in the room, as they are written down, and what the forms about them send.
 * Owns the text of a sheet ("12:yes,15:no") and the kinds of paper. Refuses a file that is not what it says. Pure.
 */
import { z } from 'zod';
import type { CastVote } from '../rules/tally';
import { deskBack } from './desk-forms';
import { roundSlug, rowId } from './fields';
import { type VoteChoice, voteChoices } from './inputs';

export const paperKinds = ['pdf', 'jpeg', 'png'] as const;
export type PaperKind = (typeof paperKinds)[number];
export const paperTypes = { pdf: 'application/pdf', jpeg: 'image/jpeg', png: 'image/png' } as const;

const beginnings: Record<PaperKind, readonly number[]> = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  jpeg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};

/** What a file is by its first bytes, whatever it is called; undefined for anything else. */
export function paperKindOf(bytes: Uint8Array): PaperKind | undefined {
  return paperKinds.find((kind) => beginnings[kind].every((byte, at) => bytes[at] === byte));
}

/** The text of a sheet, people in the order of their ids. */
export function writeHands(votes: readonly CastVote[]): string {
  return votes
    .toSorted((a, b) => a.userId - b.userId)
    .map((vote) => `${vote.userId}:${vote.choice}`)
    .join(',');
}

/** Reads what writeHands wrote. */
export function readHands(text: string): CastVote[] {
  return text
    .split(',')
    .filter(Boolean)
    .map((hand) => {
      const [userId, choice] = hand.split(':');
      return { userId: Number(userId), choice: choice as VoteChoice };
    });
}

export interface SheetInput {
  nominationId: number;
  /** Version that was shown; 0 before the first. */
  afterVersion: number;
  votes: CastVote[];
}

const boxName = /^(seen|file|hand)_([1-9]\d{0,14})(?:_([1-9]\d{0,14}))?$/;
const choiceOf = (value: unknown): VoteChoice | 'none' | undefined =>
  value === 'none' ? 'none' : voteChoices.find((choice) => choice === value);

/**
 * One form for the whole room: "all" for every file, "file_12" for one file, "hand_12_5" for one person about one file;
 * the closer word wins, "none" writes nothing down. "seen_12" is the version shown. "go": the
 * part of the table to go on with, once this one is saved.
 */
export const handsForm = z
  .looseObject({ round: roundSlug, roundId: rowId, back: deskBack, go: deskBack.optional() })
  .transform(({ round, roundId, back, go, ...rest }, context) => {
    const boxes = new Map(Object.entries(rest));
    const sheets = [...boxes.keys()].flatMap((name): SheetInput[] => {
      const found = boxName.exec(name);
      return found?.[1] === 'seen' ? [sheetOf(boxes, Number(found[2]))] : [];
    });
    if (sheets.length === 0) context.addIssue({ code: 'custom', path: ['all'], message: 'fields.required' });
    return { round, roundId, back: go ?? back, sheets };
  });

function sheetOf(boxes: ReadonlyMap<string, unknown>, nominationId: number): SheetInput {
  const common = choiceOf(boxes.get(`file_${nominationId}`)) ?? choiceOf(boxes.get('all'));
  const votes = [...boxes].flatMap(([name, value]): CastVote[] => {
    const found = boxName.exec(name);
    if (found?.[1] !== 'hand' || Number(found[2]) !== nominationId) return [];
    const choice = choiceOf(value) ?? common;
    return choice && choice !== 'none' ? [{ userId: Number(found[3]), choice }] : [];
  });
  return { nominationId, afterVersion: Number(boxes.get(`seen_${nominationId}`)) || 0, votes };
}

/** What somebody confirms: the digest of each file as it was shown, "digest_12". */
export const confirmHandsForm = z
  .looseObject({ round: roundSlug, roundId: rowId, back: deskBack })
  .transform(({ round, roundId, back, ...rest }) => ({
    ...{ round, roundId, back },
    files: Object.entries(rest).flatMap(([name, value]) => {
      const id = /^digest_([1-9]\d{0,14})$/.exec(name)?.[1];
      return id && typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
        ? [{ nominationId: Number(id), digest: value }]
        : [];
    }),
  }));

export const signedPaperForm = z
  .object({
    ...{ round: roundSlug, roundId: rowId },
    file: z
      .object({ name: z.string(), bytes: z.instanceof(Uint8Array) })
      .refine(({ bytes }) => paperKindOf(bytes) !== undefined, 'awards.paperKind')
      .optional(),
  })
  .transform(({ file, ...form }) => ({ ...form, bytes: file?.bytes ?? new Uint8Array() }));
