/** A submitted form: what is cut, what is not, and which file comes through. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { formValues } from '@/lib/web/form-values';
import { keptFieldOf, MAX_FILE_BYTES, packFile, uploadedFile } from '@/lib/web/uploaded-file';

function form(): FormData {
  const data = new FormData();
  data.append('table', 'x'.repeat(50_000));
  data.append('note', 'y'.repeat(50_000));
  data.append('file', new File(['a;b'], 'list.csv'));
  data.append('other', new File(['c'], 'other.csv'));
  data.append('column', 'name');
  data.append('column', 'amount');
  return data;
}

describe('uploadedFile', () => {
  it('gives the file chosen, the one kept from the step before, or none', async () => {
    const chosen = await uploadedFile(form(), 'file');
    expect([chosen?.name, new TextDecoder().decode(chosen?.bytes)]).toEqual(['list.csv', 'a;b']);
    const later = new FormData();
    later.append('file', new File([], ''));
    later.append(keptFieldOf('file'), await packFile(chosen!));
    expect(await uploadedFile(later, 'file')).toEqual(chosen);
    expect(await uploadedFile(new FormData(), 'file')).toBeUndefined();
  });

  it('refuses what is too large, torn, or swells beyond the limit when unpacked', async () => {
    const large = new FormData();
    large.append('file', new File([new Uint8Array(MAX_FILE_BYTES + 1)], 'a.csv'));
    await expect(uploadedFile(large, 'file')).rejects.toMatchObject({ code: 'web.fileTooLarge' });
    const bomb = `a.csv:${gzipSync(new Uint8Array(MAX_FILE_BYTES + 1)).toString('base64')}`;
    for (const kept of ['a.csv:AAAA', 'no border', '%E0%A4%A:AAAA', bomb]) {
      const data = new FormData();
      data.append(keptFieldOf('file'), kept);
      await expect(uploadedFile(data, 'file')).rejects.toMatchObject({ code: 'web.fileDamaged' });
    }
  });
});

describe('formValues', () => {
  it('cuts every text at its bound but the long ones, which would lose their last rows', () => {
    const { raw } = formValues(form(), ['table']);
    expect([String(raw.table).length, String(raw.note).length]).toEqual([50_000, 20_000]);
    expect(String(formValues(form()).raw.table)).toHaveLength(20_000);
  });

  it('leaves files out, and what carries a file from one step to the next', () => {
    const data = form();
    data.append('kept:file', 'list.csv:AAAA');
    expect(Object.keys(formValues(data).raw)).toEqual(['table', 'note', 'column']);
  });

  it('keeps a repeated name as a list, in order', () => {
    expect(formValues(form()).raw.column).toEqual(['name', 'amount']);
  });
});
