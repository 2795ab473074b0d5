/**
 * One award of the commune that goes by transfer: an account is kept, the list made and approved, the file waits for
 * the accountant. The number is made up. Moves no money: the bank has not been asked yet.
 */

import { orderAwards } from '@/lib/payments/award-lists';
import { approvePayment, orderDigest, preparePaymentOrder } from '@/lib/payments/commands';
import { keepRecipientAccount, listTransfers } from '@/lib/transfers/commands';
import { transferPage } from '@/lib/transfers/queries';
import type { Cast } from './stage';

/** Prepares, lists and approves the transfer of one award from a bank account. */
export async function approveTransfer(
  cast: Cast,
  input: { awardId: number; accountId: number; dueOn: string },
): Promise<void> {
  const { ketoan, chutich } = cast;
  const { orderId } = await ketoan!.act((tx, actor) =>
    preparePaymentOrder(tx, actor, {
      kind: 'award',
      ...{ awardIds: [input.awardId], accountId: input.accountId, dueOn: input.dueOn },
      reason: 'Chuyển khoản giải thưởng Ngày Khuyến học Việt Nam 2026',
    }),
  );
  await ketoan!.act(async (tx, actor) => {
    const page = await transferPage(tx, String(orderId));
    const [award] = await orderAwards(tx, orderId);
    await keepRecipientAccount(tx, actor, {
      ...{ partyId: page!.rows[0]!.partyId, holderKind: 'self', bankBin: '970405' },
      ...{ accountNumber: '3501205000777', holderName: award!.name },
    });
    await listTransfers(tx, actor, { orderId });
  });
  const approved = { orderId };
  await chutich!.actWithPin(
    'approvePayment',
    (tx) => orderDigest(tx, approved),
    (tx, actor) => approvePayment(tx, actor, approved),
  );
}
