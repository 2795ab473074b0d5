/**
 * What people are asked to agree to, thing by thing: a field and the purpose it may be used for. Pure.
 * Owns the order in which it is asked. Refuses bundles: each thing is agreed to by itself, and nothing is agreed to by silence.
 */
import type { ConsentField, ConsentGiver, ConsentPurpose } from '@/lib/honours/schema/words';

/** As they stand in app.consent_answer: purpose and field. */
export const consentItems = [
  'publish:name',
  'publish:school',
  'publish:photo',
  'publish:amount',
  'ceremonyAloud:name',
  'ceremonyProjected:name',
  'shareWithDonor:name',
] as const;
export type ConsentItem = (typeof consentItems)[number];

/** Who may sign for a child. */
export const relations = ['mother', 'father', 'guardian'] as const;
export type Relation = (typeof relations)[number];

/** Why a question is closed by the office. */
export const closingCauses = ['lost', 'notNeeded'] as const;
export type ClosingCause = (typeof closingCauses)[number];

/** What is asked about one award: the amount only where it could stand beside the name. */
export function itemsToAsk(hasAmount: boolean): ConsentItem[] {
  return consentItems.filter((item) => item !== 'publish:amount' || hasAmount);
}

/** The words of one language, as they are frozen with the question. */
export interface ConsentWords {
  title: string;
  intro: string;
  noChange: string;
  both: string;
  never: string;
  withdraw: string;
  bySelf: string;
  byGuardian: string;
  byChild: string;
  items: Record<ConsentItem, string>;
}

/** What one giver said. */
export interface GivenAnswer {
  giver: ConsentGiver;
  chosen: ConsentItem[];
}

/** "publish:name,ceremonyAloud:name" as things, in the order in which they are asked. */
export function itemsOf(chosen: string): ConsentItem[] {
  const said = chosen.split(',');
  return consentItems.filter((item) => said.includes(item));
}

/** The things every giver agreed to: only these may happen. */
export function agreedByAll(
  givers: readonly ConsentGiver[],
  by: Readonly<Partial<Record<ConsentGiver, readonly ConsentItem[]>>>,
): ConsentItem[] {
  if (givers.length === 0) return [];
  return consentItems.filter((item) => givers.every((giver) => by[giver]?.includes(item)));
}

/** Purpose and field of one thing. */
export function partsOf(item: ConsentItem): { purpose: ConsentPurpose; field: ConsentField } {
  const [purpose, field] = item.split(':');
  return { purpose: purpose as ConsentPurpose, field: field as ConsentField };
}
