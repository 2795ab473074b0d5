/** Shapes of people and bodies as the commands take them. */
import { z } from 'zod';
import { normaliseText } from '@/lib/kernel/names';

export const partyKinds = [
  'agency',
  'enterprise',
  'clan',
  'chapter',
  'association',
  'school',
  'learningCentre',
  'family',
  'individual',
] as const;
export type PartyKind = (typeof partyKinds)[number];

/** A name as written, NFC and single-spaced, 1–200 characters. */
export const nameText = z
  .string()
  .transform(normaliseText)
  .pipe(z.string().min(1, 'fields.required').max(200, 'fields.tooLong'));

/** Fields of a person that are kept as erasable personal values. */
export type PersonalField =
  | 'name'
  | 'publicName'
  | 'phone'
  | 'address'
  | 'school'
  | 'class'
  | 'merit'
  | 'receiver'
  | 'note'
  | 'bankMemo'
  | 'bankCounterparty'
  | 'reason'
  | 'tipText'
  | 'tipContact';

export interface PartyInput {
  kind: PartyKind;
  name: string;
  unitCode?: string;
  birthYear?: number;
  guardianId?: number;
  parentId?: number;
  userId?: number;
  phone?: string;
  address?: string;
}
