/**
 * What the parts of the entry form share: names of the fields, and how one is bound to react-hook-form and to what
 * the server answered. Refuses to validate: the server does, with the same words for everybody.
 */
import type { UseFormRegister } from 'react-hook-form';
import type { Problems } from '@/components/forms/use-problems';
import type { Locale } from '@/messages/catalogue';

export const draftFields = [
  ...([
    'donor',
    'donorKind',
    'donorPhone',
    'donorAddress',
    'amount',
    'method',
    'occurredOn',
    'fundId',
    'campaignId',
  ] as const),
  ...([
    'kind',
    'accountId',
    'bankMemo',
    'quantity',
    'goodsLabel',
    'valuationBasis',
    'note',
    'through',
  ] as const),
  ...(['basisKind', 'basisNumber', 'basisOn', 'basisSource'] as const),
  ...(['team_head', 'team_accountant', 'team_expert', 'team_witness'] as const),
  ...(['attachmentCount', 'publicNameChoice', 'publicName', 'consentChannel', 'shares'] as const),
] as const;
export type DraftField = (typeof draftFields)[number];
export type Draft = Partial<Record<DraftField, string>>;

export interface FormParts {
  locale: Locale;
  /** Everything a field of components/ui takes besides its label. */
  bind: (name: DraftField) => ReturnType<UseFormRegister<Draft>> & {
    locale: Locale;
    error: string | undefined;
    defaultValue: string;
  };
}

/** Binds fields to the form and to the server's answer. */
export function partsOf(
  locale: Locale,
  register: UseFormRegister<Draft>,
  problems: Problems,
  defaults: Draft,
): FormParts {
  return {
    locale,
    bind: (name) => ({
      locale,
      error: problems.errorOf(name),
      defaultValue: problems.valueOf(name, defaults[name]) ?? '',
      ...register(name),
    }),
  };
}

/** Whose draft of a list is kept on a device: one person's, in one association. */
export const listDraftOwner = (hoi: string, userId: number) => `${hoi}:${userId}:nhap-bang`;
