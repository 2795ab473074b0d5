/**
 * On which paper the value of a gift in kind rests. Pure.
 * Owns the closed lists of papers and of roles in a valuation team, and the boxes of both forms that ask for them.
 */
import { z } from 'zod';
import type { DateVn } from '@/lib/kernel/dates';
import { oneOf, single, text } from './sent-texts';

/** Invoice of the giver, price list or quotation, contract of insurance, record of a valuation team, letter of the giver. */
export const basisKinds = ['invoice', 'quotation', 'insurance', 'assessment', 'stated'] as const;
export type BasisKind = (typeof basisKinds)[number];

export const teamRoles = ['head', 'accountant', 'expert', 'witness'] as const;
export type TeamRole = (typeof teamRoles)[number];

export interface TeamMember {
  role: TeamRole;
  name: string;
}

export interface BasisInput {
  kind: BasisKind;
  paperNumber: string | null;
  /** Day on the paper, in Việt Nam. */
  paperOn: DateVn;
  /** Seller, price list, insurer. */
  source: string | null;
  /** What the paper says the whole gift is worth, đồng; null when it says nothing else than the books. */
  valueVnd: bigint | null;
  /** Only of an assessment. */
  team: TeamMember[];
}

/** Name of the box for the member of a role. */
export const teamField = (role: TeamRole) => `team_${role}` as const;

/** Boxes in the entry form and in the form on the page of a gift. */
export const basisFields = {
  basisKind: oneOf(basisKinds),
  ...{ basisNumber: text(60), basisOn: text(60), basisSource: text(200), basisValue: text(100) },
  ...{ team_head: text(200), team_accountant: text(200), team_expert: text(200), team_witness: text(200) },
};
export type BasisBoxes = z.output<z.ZodObject<typeof basisFields>>;

export const goodsBasisForm = z.object({
  contributionId: z.preprocess(
    single,
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ),
  ...basisFields,
});
export type GoodsBasisForm = z.output<typeof goodsBasisForm>;
