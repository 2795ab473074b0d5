'use client';
/**
 * Which campaign a gift counts for, and whether it pays what the donor has promised.
 * Owns one choice and one tick; both are there without script. Refuses to tick by itself: a person decides.
 */
import { useTranslations } from 'next-intl';
import type { Problems } from '@/components/forms/use-problems';
import { Checkbox } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/text-input';
import type { EntryForm } from '@/lib/contributions/entry';
import type { FormParts } from './form-parts';

interface Props {
  parts: FormParts;
  problems: Problems;
  campaigns: EntryForm['campaigns'];
  hasPledges: boolean;
  /** What the chosen donor has promised, in words. */
  promise: string | undefined;
}

/** Stands under MessagesProvider with the module "campaigns". */
export function CampaignFields({ parts, problems, campaigns, hasPledges, promise }: Props) {
  const t = useTranslations('campaigns');
  return (
    <>
      {campaigns.length > 0 ? (
        <Select
          {...parts.bind('campaignId')}
          label={t('gift.campaign')}
          options={[{ value: '', label: t('gift.none') }, ...campaigns]}
        />
      ) : null}
      {hasPledges ? (
        <Checkbox
          name="attachPledge"
          id="attachPledge"
          locale={parts.locale}
          label={t('gift.attach')}
          hint={promise ?? t('gift.attachHint')}
          error={problems.errorOf('attachPledge')}
          defaultChecked={problems.valueOf('attachPledge') !== undefined}
        />
      ) : null}
    </>
  );
}
