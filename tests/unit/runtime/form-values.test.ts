/** A submitted form: what is cut, what is not, and which file comes through. */
import { describe, expect, it } from 'vitest';
import { formValues } from '@/lib/web/form-values';

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

describe('formValues', () => {
  it('cuts every text at its bound but the long ones, which would lose their last rows', () => {
    const { raw } = formValues(form(), { long: ['table'] });
    expect([String(raw.table).length, String(raw.note).length]).toEqual([50_000, 20_000]);
    expect(String(formValues(form()).raw.table)).toHaveLength(20_000);
  });

  it('gives the one file that was asked for, and none otherwise', async () => {
    const { file, raw } = formValues(form(), { file: 'file' });
    expect(await file?.text()).toBe('a;b');
    expect(Object.keys(raw)).toEqual(['table', 'note', 'column']);
    expect(formValues(form()).file).toBeUndefined();
    const empty = new FormData();
    empty.append('file', new File([], ''));
    expect(formValues(empty, { file: 'file' }).file).toBeUndefined();
    empty.set('file', 'a text');
    expect(formValues(empty, { file: 'file' }).file).toBeUndefined();
  });

  it('keeps a repeated name as a list, in order', () => {
    expect(formValues(form()).raw.column).toEqual(['name', 'amount']);
  });
});
