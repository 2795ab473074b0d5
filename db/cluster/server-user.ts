/**
 * Under which user, and in which folder, the embedded PostgreSQL runs.
 * Owns: the answer for root (PostgreSQL refuses to run as root, so `postgres` or `nobody` runs it), and the check
 * whether that user can reach a folder.
 * Refuses to open folders that are not ours: a private home stays private, the cluster then lives in /var/lib.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** The user and group numbers that run the server; undefined = the user we are. */
export type ServerUser = { uid: number; gid: number } | undefined;

/** Where one cluster lives and who runs it. */
export type ClusterPlace = { home: string; user: ServerUser };

/** Chooses the server user: nobody special, unless we are root on a system that knows users. */
export function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid !== undefined && gid !== undefined && uid !== 0) return { uid, gid };
  }
  throw new Error(
    'PostgreSQL does not run as root and this machine has neither a user "postgres" nor "nobody". ' +
      'Start as an ordinary user, or set DATABASE_URL.',
  );
}

function idOf(flag: string, name: string): number | undefined {
  try {
    const id = Number(
      execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
    return Number.isInteger(id) ? id : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The folder of the cluster of a data folder: DATA_DIR/postgres, or a folder of its own under /var/lib/den-sach
 * when root starts it and the server user cannot reach DATA_DIR (as under /root). Makes no folder.
 */
export async function clusterPlace(dataDir: string): Promise<ClusterPlace> {
  const user = serverUser();
  const inside = { home: join(resolve(dataDir), 'postgres'), user };
  if (!user) return inside;
  await letPass(resolve(dataDir));
  if (await canReach(resolve(dataDir), user)) return inside;
  const key = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16);
  return { home: join('/var/lib/den-sach', key), user };
}

/** Lets other users walk through the data folder itself (not read it); its parents are left as they are. */
async function letPass(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const { mode, uid } = await stat(dataDir);
  if (uid === process.getuid?.() && (mode & 0o001) === 0) await chmod(dataDir, (mode & 0o777) | 0o011);
}

/** True when `user` may enter `path` and every folder above it. */
export async function canReach(path: string, user: NonNullable<ServerUser>): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    if (!(await allows(folder, user, 0o1))) return false;
    if (dirname(folder) === folder) return true;
  }
}

/** True when the permission bits (r 4, w 2, x 1) of one file let `user` do `wanted`. */
export async function allows(path: string, user: NonNullable<ServerUser>, wanted: number): Promise<boolean> {
  const { mode, uid, gid } = await stat(path);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & wanted) === wanted;
}
