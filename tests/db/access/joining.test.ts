import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools, withLogin } from '@/db/client';
import { clearPin, endRole, invite, issueResetCode, withdrawInvitation } from '@/lib/access/commands/manage';
import { signIn } from '@/lib/access/credentials';
import { join, joinAsKnown, redeemReset } from '@/lib/access/own-account';
import type { Role } from '@/lib/access/policy';
import { confirmPin, sessionOf } from '@/lib/access/session';
import {
  type Colleague,
  colleague,
  type FoundedAssociation,
  openSession,
  pointPoolsAt,
} from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { foundWithSecrets, password, pin, someDigest } from './people';

let database: TestDatabase;
let hoi: FoundedAssociation;
let other: FoundedAssociation;
let admin: Colleague;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  hoi = await foundWithSecrets(database.urls, 'phu-hoa', {
    admin: ['administrator'],
    chair: ['chair'],
    cashier: ['cashier'],
  });
  other = await foundWithSecrets(database.urls, 'minh-son', {
    admin: ['administrator'],
    cashier: ['cashier'],
  });
  admin = await colleague(hoi, 'admin', ['administrator']);
});

afterAll(async () => {
  await closePools();
  await database.drop();
});

let serial = 0;
const newcomer = () => {
  serial += 1;
  return {
    loginName: `nguoi.moi.${serial}`,
    displayName: 'Người mới',
    newPassword: 'giấy trắng mực đen',
    newPin: '918273',
  };
};
const inviteAs = (role: Role, roundId: number | null = null, days = 7) =>
  admin.act((tx, actor) => invite(tx, actor, { role, roundId, days }));
const issue = (userId: number, by = admin) => by.act((tx, actor) => issueResetCode(tx, actor, userId));
const expire = (table: string) =>
  withConnection(database.superuserUrl, (su) =>
    su.unsafe(`UPDATE access.${table} SET expires_at = now() - interval '1 second'`),
  );

describe('an invitation', () => {
  it('makes an account with the office it names, once', async () => {
    const token = await inviteAs('accountant');
    const account = newcomer();
    const { userId, slug } = await join(token, account);
    expect(slug).toBe('phu-hoa');
    const session = await signIn(account.loginName, account.newPassword, '');
    expect(await sessionOf(session ?? '')).toMatchObject({ userId, displayName: 'Người mới' });
    await confirmPin(session ?? '', account.newPin, 'payOrder', someDigest());
    expect(await refusedWith(() => join(token, newcomer()))).toBe('access.invitationEnded');
  });

  it('taken up twice at the same moment makes one account', async () => {
    const token = await inviteAs('committeeMember');
    const outcomes = await Promise.all([
      refusedWith(() => join(token, newcomer())),
      refusedWith(() => join(token, newcomer())),
    ]);
    expect(outcomes.sort()).toEqual(['accepted', 'access.invitationEnded']);
  });

  it('gives an office to somebody of another association, who keeps the one account', async () => {
    const token = await inviteAs('inspector');
    const session = await openSession(other.users.admin!);
    expect(await joinAsKnown(token, session)).toEqual({ userId: other.users.admin, slug: 'phu-hoa' });
  });

  it('does nothing when withdrawn, expired, unknown, or when who invited may no longer give the office', async () => {
    const withdrawn = await inviteAs('secretary');
    const rows = await withConnection(
      database.superuserUrl,
      (su) => su`SELECT max(id) AS id FROM access.invitation`,
    );
    await admin.act((tx, actor) => withdrawInvitation(tx, actor, Number(rows[0]!.id)));
    const chair = await colleague(hoi, 'chair', ['chair']);
    const byChair = await chair.act((tx, actor) =>
      invite(tx, actor, { role: 'secretary', roundId: null, days: 7 }),
    );
    const term = await withConnection(
      database.superuserUrl,
      (su) => su`
      SELECT id FROM access.role_term WHERE user_id = ${hoi.users.chair!} AND role = 'chair' AND ended_at IS NULL`,
    );
    await admin.act((tx, actor) => endRole(tx, actor, Number(term[0]!.id)));
    const expired = await inviteAs('secretary');
    for (const token of [withdrawn, byChair, 'made-up', '']) {
      expect(await refusedWith(() => join(token, newcomer()))).toBe('access.invitationEnded');
    }
    await expire('invitation');
    expect(await refusedWith(() => join(expired, newcomer()))).toBe('access.invitationEnded');
  });

  it('cannot make an accountant of the cashier, nor take a login name that is used', async () => {
    const token = await inviteAs('accountant');
    const session = await openSession(hoi.users.cashier!);
    expect(await refusedWith(() => joinAsKnown(token, session))).toBe('access.accountantIsCashier');
    expect(await refusedWith(() => join(token, { ...newcomer(), loginName: 'phu-hoa.cashier' }))).toBe(
      'access.loginTaken',
    );
    await join(token, newcomer());
  });

  it('is kept only as a hash, and shows nothing of itself to a made-up link', async () => {
    const token = await inviteAs('committeeMember');
    const stored = await withConnection(
      database.superuserUrl,
      (su) => su`SELECT * FROM access.invitation ORDER BY id DESC LIMIT 1`,
    );
    expect(JSON.stringify(stored)).not.toContain(token);
    const shown = (text: string) =>
      withLogin((tx) => tx.execute(sql`SELECT role FROM access.invitation_of(${text})`));
    expect(await shown(token)).toHaveLength(1);
    expect(await shown('made-up')).toHaveLength(0);
  });

  it('for a guest approver needs a round of the own association, and an office needs none', async () => {
    expect(await refusedWith(() => inviteAs('guestApprover'))).toBe('access.guestNeedsRound');
    expect(await refusedWith(() => inviteAs('secretary', 1))).toBe('access.guestNeedsRound');
    expect(await refusedWith(() => inviteAs('guestApprover', 999_999))).toBe('awards.notFound');
  });
});

describe('a reset code', () => {
  it('sets a new password once, ends every session, and leaves the PIN alone', async () => {
    const session = await openSession(hoi.users.cashier!);
    const code = await issue(hoi.users.cashier!);
    expect(code).toMatch(/^[2-9A-HJKMNP-Z-]{11,13}$/);
    await redeemReset({
      loginName: 'phu-hoa.cashier',
      code: ` ${code.toLowerCase()} `,
      newPassword: 'giấy trắng mực đen',
    });
    expect(await sessionOf(session)).toBeNull();
    expect(await signIn('phu-hoa.cashier', password, '')).toBeNull();
    const fresh = await signIn('phu-hoa.cashier', 'giấy trắng mực đen', '');
    await confirmPin(fresh ?? '', pin, 'payOrder', someDigest());
    const again = () => redeemReset({ loginName: 'phu-hoa.cashier', code, newPassword: 'lần thứ hai' });
    expect(await refusedWith(again)).toBe('access.badResetCode');
  });

  it('answers a wrong code, another name, an expired and a replaced code alike', async () => {
    const first = await issue(hoi.users.cashier!);
    const second = await issue(hoi.users.cashier!);
    const redeem = (loginName: string, code: string) =>
      refusedWith(() => redeemReset({ loginName, code, newPassword: 'giấy trắng mực đen' }));
    expect(await redeem('phu-hoa.cashier', first)).toBe('access.badResetCode');
    expect(await redeem('nobody.here', second)).toBe('access.badResetCode');
    expect(await redeem('phu-hoa.cashier', 'AAAA-AAAA')).toBe('access.badResetCode');
    await expire('reset_code');
    expect(await redeem('phu-hoa.cashier', second)).toBe('access.badResetCode');
  });

  it('is told to both: who issued it and whose password it was', async () => {
    const code = await issue(hoi.users.cashier!);
    await redeemReset({ loginName: 'phu-hoa.cashier', code, newPassword: 'giấy trắng mực đen' });
    const cashier = await colleague(hoi, 'cashier', ['cashier']);
    for (const reader of [admin, cashier]) {
      const rows = await reader.act((tx) =>
        tx.execute(sql`SELECT * FROM access.recent_resets() WHERE used_at IS NOT NULL`),
      );
      expect(rows[0]).toMatchObject({ display_name: 'cashier', issued_by_name: 'admin' });
    }
    const stranger = await colleague(other, 'cashier', ['cashier']);
    expect(await stranger.act((tx) => tx.execute(sql`SELECT * FROM access.recent_resets()`))).toHaveLength(0);
  });

  it('is issued by those who manage the association, for its people, not for oneself, nor for somebody who works elsewhere too', async () => {
    const cashier = await colleague(hoi, 'cashier', ['cashier']);
    await expect(issue(hoi.users.admin!, cashier)).rejects.toMatchObject({
      cause: { message: 'access.notPermitted' },
    });
    expect(await refusedWith(() => issue(hoi.users.admin!))).toBe('access.notForYourself');
    expect(await refusedWith(() => issue(other.users.cashier!))).toBe('access.notAMember');
    expect(await refusedWith(() => issue(other.users.admin!))).toBe('access.worksElsewhereToo');
  });

  it('and a cleared PIN leave the person unable to sign anything until a new PIN is set', async () => {
    const session = await openSession(hoi.users.cashier!);
    await admin.act((tx, actor) => clearPin(tx, actor, hoi.users.cashier!));
    expect(await refusedWith(() => confirmPin(session, pin, 'payOrder', someDigest()))).toBe('access.noPin');
  });
});
