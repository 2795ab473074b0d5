'use client';
/**
 * Donor, amount, method, day, fund: the part that is filled every time.
 * Owns which boxes belong to a transfer or to goods; the style sheet shows them, so it works without script too.
 */
import { useTranslations } from 'next-intl';
import type { Problems } from '@/components/forms/use-problems';
import { Combobox } from '@/components/ui/combobox';
import { DateInput } from '@/components/ui/date-input';
import { MoneyInput } from '@/components/ui/money-input';
import { RadioGroup } from '@/components/ui/radio-group';
import { Select, TextInput } from '@/components/ui/text-input';
import type { EntryForm } from '@/lib/contributions/entry';
import { contributionKinds } from '@/lib/contributions/schema';
import type { DonorSuggestion } from '@/lib/donors/suggestions';
import { BasisFields } from './basis-fields';
import { CampaignFields } from './campaign-fields';
import type { FormParts } from './form-parts';

interface Props extends EntryForm {
  parts: FormParts;
  problems: Problems;
  searchHref: string;
  /** The donor as chosen now. */
  chosen: DonorSuggestion | null;
  onDonor: (donor: DonorSuggestion | null) => void;
}

async function load(searchHref: string, query: string): Promise<DonorSuggestion[]> {
  const answer = await fetch(`${searchHref}?${new URLSearchParams({ q: query })}`);
  if (!answer.ok) throw new Error('no suggestions');
  return (await answer.json()) as DonorSuggestion[];
}

export function MainFields({
  parts,
  problems,
  searchHref,
  onDonor,
  donor,
  funds,
  bankAccounts,
  campaigns,
  hasPledges,
  chosen,
  ...entry
}: Props) {
  const t = useTranslations('contributions');
  const { bind } = parts;
  const methods = [
    {
      value: 'cash',
      label: t('methods.cash'),
      shortcut: 'Alt+1',
      hint: entry.doesCashWait ? t('form.methodAccountantHint') : undefined,
    },
    { value: 'transfer', label: t('methods.transfer'), shortcut: 'Alt+2' },
    { value: 'inKind', label: t('methods.inKind'), shortcut: 'Alt+3' },
  ].filter((method) => method.value !== 'transfer' || entry.mayTransfer);
  return (
    <>
      <Combobox
        {...bind('donor')}
        label={t('form.donor')}
        hint={t('form.donorHint')}
        idName="donorId"
        defaultId={problems.valueOf('donorId', donor?.id) ?? ''}
        loadOptions={(query) => load(searchHref, query)}
        onChoose={(option) => onDonor(option as DonorSuggestion | null)}
        allowNew
      />
      <MoneyInput {...bind('amount')} label={t('form.amount')} />
      <RadioGroup
        {...bind('method')}
        label={t('form.method')}
        hint={entry.mayTransfer ? undefined : t('form.transferBy')}
        options={methods}
      />
      <KindField parts={parts} />
      <GoodsFields parts={parts} today={entry.today} />
      <TransferFields parts={parts} bankAccounts={bankAccounts} />
      <DateInput {...bind('occurredOn')} label={t('form.day')} today={entry.today} />
      <Select {...bind('fundId')} label={t('form.fund')} options={funds} />
      <CampaignFields {...{ parts, problems, campaigns, hasPledges }} promise={chosen?.promise} />
    </>
  );
}

/** What money is: hidden for goods, which are gifts. */
function KindField({ parts: { bind } }: { parts: FormParts }) {
  const t = useTranslations('contributions');
  return (
    <div className="group-has-[#method-inKind:checked]:hidden">
      <Select
        {...bind('kind')}
        label={t('form.kind')}
        hint={t('form.kindHint')}
        options={contributionKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
      />
    </div>
  );
}

/** Shown by the style sheet when "in kind" is chosen. */
function GoodsFields({ parts, today }: { parts: FormParts; today: string }) {
  const { bind } = parts;
  const t = useTranslations('contributions');
  return (
    <div className="hidden group-has-[#method-inKind:checked]:block">
      <TextInput {...bind('goodsLabel')} label={t('form.goodsLabel')} hint={t('form.goodsLabelHint')} />
      <TextInput {...bind('quantity')} label={t('form.quantity')} width="short" inputMode="numeric" />
      <TextInput
        {...bind('valuationBasis')}
        label={t('form.valuationBasis')}
        hint={t('form.valuationHint')}
      />
      <BasisFields {...{ parts, today }} />
    </div>
  );
}

/** Shown by the style sheet when "transfer" is chosen. */
function TransferFields({
  parts,
  bankAccounts,
}: {
  parts: FormParts;
  bankAccounts: EntryForm['bankAccounts'];
}) {
  const t = useTranslations('contributions');
  const { bind } = parts;
  return (
    <div className="hidden group-has-[#method-transfer:checked]:block">
      <TextInput {...bind('bankMemo')} label={t('form.bankMemo')} hint={t('form.bankMemoHint')} optional />
      <Select
        {...bind('accountId')}
        label={t('form.account')}
        options={[{ value: '', label: t('form.accountUsual') }, ...bankAccounts]}
      />
    </div>
  );
}
