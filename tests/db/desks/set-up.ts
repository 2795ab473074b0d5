/** A desk, a gift at it, its count, and how it reads: as the people of one association do it. */
import { countDesk, keyDeskGift, openDesk } from '@/lib/desks/commands';
import { deskById } from '@/lib/desks/queries';
import { countDeskForm, deskGiftForm } from '@/lib/desks/schema';
import type { Colleague } from '@/tests/factories/association';
import type { Room } from '../contributions/set-up';

/** The hands of one room. */
export function desksOf(room: Room) {
  const aDesk = (floatVnd = 100_000n) =>
    room.books.accountant.act((tx, actor) =>
      openDesk(tx, actor, {
        ...{ place: 'Hội trường', fundId: room.books.generalFund, campaignId: null },
        ...{ heldOn: '2019-02-01', floatVnd },
      }),
    );
  const take = (who: Colleague, deskId: number, amount: string, key = `ban-thu-${crypto.randomUUID()}`) => {
    const fundId = String(room.books.generalFund);
    const form = {
      deskId: String(deskId),
      donor: `Cơ quan ${key}`,
      donorKind: 'agency',
      method: 'cash',
      amount,
    };
    return who.act((tx, actor) =>
      keyDeskGift(
        tx,
        actor,
        deskGiftForm.parse({ ...form, fundId, occurredOn: '01/02/2019', requestKey: key, acceptHints: '1' }),
      ),
    );
  };
  const count = (deskId: number, typed: Record<string, string>, who = room.books.cashier) =>
    who.act((tx, actor) => countDesk(tx, actor, countDeskForm.parse({ deskId: String(deskId), ...typed })));
  const view = (deskId: number) => room.books.chair.act((tx) => deskById(tx, String(deskId)));
  return { aDesk, take, count, view };
}
