/**
 * The secrets of one installation, in DATA_DIR/secrets.json (readable by its owner only).
 * Owns: making them at the first start, once, even when two processes start together; reading them afterwards.
 * Refuses defaults: a secret is random or given by the operator, never a constant of the code.
 */
import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const secret = z.string().min(32);
const secretsSchema = z.object({
  /** Signs the session cookie. */
  authSecret: secret,
  /** The passwords of the database roles are derived from it. */
  roleSecret: secret,
  /** Password of the superuser of the embedded PostgreSQL. */
  superuserPassword: secret,
});

export type Secrets = z.infer<typeof secretsSchema>;

/**
 * Returns the secrets of a data folder, making folder and file when missing.
 * Errors: a plain sentence when the file exists and cannot be understood (it is never overwritten).
 */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const path = join(dataDir, 'secrets.json');
  const existing = await readSecrets(path);
  if (existing) return existing;
  await writeOnce(path, newSecrets());
  const written = await readSecrets(path);
  if (!written) throw new Error(`The secrets could not be written to ${path}.`);
  return written;
}

function newSecrets(): Secrets {
  const random = () => randomBytes(32).toString('base64url');
  return { authSecret: random(), roleSecret: random(), superuserPassword: random() };
}

/** A hard link appears complete or not at all, and fails when the name is taken: the first writer wins. */
async function writeOnce(path: string, secrets: Secrets): Promise<void> {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await chmod(draft, 0o600);
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
}

async function readSecrets(path: string): Promise<Secrets | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`The file ${path} cannot be read by this user.`, { cause: error });
  }
  try {
    return secretsSchema.parse(JSON.parse(text));
  } catch {
    throw new Error(
      `The file ${path} is damaged: put back a copy of it. Without it the data of this folder cannot be opened.`,
    );
  }
}
