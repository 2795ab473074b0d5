/** An invited person of one round, by the chair's invitation and taken up with an account of his own. */
import { invite } from '@/lib/access/commands/manage';
import { join } from '@/lib/access/own-account';
import { type Colleague, colleague } from '@/tests/factories/association';
import type { Board } from './tet-2019';

/** `name`: what is shown; the login name when left out. */
export async function joinAsGuest(
  board: Board,
  login: string,
  roundId: number,
  name = login,
): Promise<Colleague> {
  const token = await board.people.chair!.act((tx, actor) =>
    invite(tx, actor, { role: 'guestApprover', roundId, days: 7 }),
  );
  const account = {
    ...{ loginName: login, displayName: name },
    ...{ newPassword: 'giấy trắng mực đen', newPin: '918273' },
  };
  const { userId } = await join(token, account);
  return colleague({ ...board.founded, users: { [login]: userId } }, login, ['guestApprover']);
}
