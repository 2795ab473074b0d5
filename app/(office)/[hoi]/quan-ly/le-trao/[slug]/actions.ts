'use server';
/** The run sheet's presses: the list, handed over, absent, given later, signed, closed. */
import {
  closeCeremony,
  handOver,
  handOverLater,
  listAwardsForCeremony,
  markAbsent,
  markSigned,
} from '@/lib/ceremonies/commands';
import { ceremonyIdForm, handoverForm, handoverIdForm, listAwardsForm } from '@/lib/ceremonies/schema';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

const permission = 'ceremonies.manage' as const;

interface Pressed {
  slug: string;
  handoverId: number;
  xem: string;
  q: string;
}

/** Back to the row that was pressed, in the same tab and search. */
function rowAfter(hoi: string, act: string, { slug, handoverId, xem, q }: Pressed): string {
  return routes.office.ceremonyRow(hoi, slug, { id: handoverId, act }, { xem, q });
}

export const listAwards = defineAction({
  permission,
  schema: listAwardsForm,
  run: async (tx, actor, form): Promise<Json> => (await listAwardsForCeremony(tx, actor, form)).listed,
  redirectsTo: (hoi, _listed, form) => routes.office.ceremony(hoi, form.slug),
});

export const hand = defineAction({
  permission,
  schema: handoverForm,
  run: async (tx, actor, form): Promise<Json> => {
    await handOver(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => rowAfter(hoi, 'trao', form),
});

export const handLater = defineAction({
  permission,
  schema: handoverForm,
  run: async (tx, actor, form): Promise<Json> => {
    await handOverLater(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => rowAfter(hoi, 'trao-sau', form),
});

export const absent = defineAction({
  permission,
  schema: handoverIdForm,
  run: async (tx, actor, form): Promise<Json> => {
    await markAbsent(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => rowAfter(hoi, 'vang', form),
});

export const signed = defineAction({
  permission,
  schema: handoverIdForm,
  run: async (tx, actor, form): Promise<Json> => {
    await markSigned(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => rowAfter(hoi, 'ky', form),
});

export const close = defineAction({
  permission,
  schema: ceremonyIdForm,
  run: async (tx, actor, form): Promise<Json> => {
    await closeCeremony(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.ceremony(hoi, form.slug),
});
