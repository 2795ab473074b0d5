'use server';
import { keyCampaignGift } from '@/lib/campaigns/commands/keying';
/** The entry form's action: one gift, and back to the form for the next one or on to its voucher. */
import { methodWords } from '@/lib/contributions/schema/filter';
import { contributionForm } from '@/lib/contributions/schema/form';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';
import { voucherSlug } from '@/lib/web/voucher-slug';

export const recordGift = defineAction({
  permission: 'contributions.record',
  schema: contributionForm,
  run: async (tx, actor, form) => {
    const { contributionId, voucher, occurredOn } = await keyCampaignGift(tx, actor, form);
    return { contributionId, voucher: voucher ? voucherSlug(voucher) : '', day: occurredOn };
  },
  redirectsTo: (hoi, saved, form) => {
    const kept = { 'hinh-thuc': form.method && methodWords[form.method], quy: form.fundId, ngay: saved.day };
    const place = saved.voucher ? { vua: saved.voucher } : { cho: saved.contributionId };
    return routes.office.newContribution(hoi, { ...place, ...kept });
  },
});
