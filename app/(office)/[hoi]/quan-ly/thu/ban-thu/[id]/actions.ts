'use server';
/** At a desk: one gift after the other, and the count at the end. */
import { methodWords } from '@/lib/contributions/schema/filter';
import { countDesk, keyDeskGift } from '@/lib/desks/commands';
import { countDeskForm, deskGiftForm } from '@/lib/desks/schema';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';
import { voucherSlug } from '@/lib/web/voucher-slug';

export const recordGift = defineAction({
  permission: 'contributions.record',
  schema: deskGiftForm,
  run: async (tx, actor, form) => {
    const { contributionId, voucher, occurredOn } = await keyDeskGift(tx, actor, form);
    return { contributionId, voucher: voucher ? voucherSlug(voucher) : '', day: occurredOn };
  },
  redirectsTo: (hoi, saved, form) => {
    const place = saved.voucher ? { vua: saved.voucher } : { cho: saved.contributionId };
    const kept = { 'hinh-thuc': form.method && methodWords[form.method], quy: form.fundId };
    return routes.office.desk(hoi, form.deskId, { ...place, ...kept });
  },
});

export const count = defineAction({
  permission: 'contributions.confirmCash',
  schema: countDeskForm,
  run: async (tx, actor, form) => {
    await countDesk(tx, actor, form);
    return form.deskId;
  },
  redirectsTo: (hoi, id) => routes.office.desk(hoi, id),
});
