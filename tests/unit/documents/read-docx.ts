/** The texts of the parts of an Office file, by name. */
import { fromBuffer, type ZipFile } from 'yauzl';

/** Opens the bytes of a .docx or .xlsx. */
export async function readZip(bytes: Uint8Array): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, file) =>
      error ? reject(error) : resolve(file),
    ),
  );
  return new Promise((resolve, reject) => {
    zip.on('error', reject).on('end', () => resolve(parts));
    zip.on('entry', (entry) =>
      zip.openReadStream(entry, async (error, stream) => {
        if (error) return reject(error);
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
        zip.readEntry();
      }),
    );
    zip.readEntry();
  });
}
