/** A desk of the sample data that still takes gifts. No money moves: nothing here changes a figure of the books. */
import { openDesk } from '@/lib/desks/commands';
import type { DeskInput } from '@/lib/desks/schema';
import type { Player } from './stage';

/** Opens a desk as the accountant. */
export async function setUpDesk(
  accountant: Player,
  desk: Pick<DeskInput, 'place' | 'fundId' | 'heldOn'>,
): Promise<void> {
  await accountant.act((tx, actor) => openDesk(tx, actor, { ...desk, campaignId: null, floatVnd: 500_000n }));
}
