/** What the parts of the interface promise in their markup. */
import { useTranslations } from 'next-intl';
import { createElement as h } from 'react';
import { renderToStaticMarkup as draw } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AllSections } from '@/app/(office)/dev/components/_sections/all';
import { useProblems } from '@/components/forms/use-problems';
import { Amount, amountText } from '@/components/ui/amount';
import { ConfirmWithPin, type ConfirmWithPinProps } from '@/components/ui/confirm-with-pin';
import { DateInput, readDay } from '@/components/ui/date-input';
import { ErrorSummary } from '@/components/ui/error-summary';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { MoneyInput, moneySentence } from '@/components/ui/money-input';
import { Table } from '@/components/ui/table';
import { TextInput } from '@/components/ui/text-input';
import { WaterfallChart } from '@/components/ui/waterfall-chart';

describe('parts of the interface', () => {
  let complaints: ReturnType<typeof vi.spyOn>;
  beforeEach(() => {
    complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterEach(() => {
    expect(complaints.mock.calls).toEqual([]);
    complaints.mockRestore();
  });

  it.each(['vi', 'en'] as const)('draw in every state in %s, without a missing text', (locale) => {
    const page = draw(h(AllSections, { locale, today: '2019-07-02' }));
    expect(page).not.toMatch(/\b(ui|common)\.[a-z]/);
    expect(page.length).toBeGreaterThan(10_000);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('tie an error to its control, in words', () => {
    const markup = draw(
      h(TextInput, {
        name: 'reason',
        label: 'Lý do',
        locale: 'vi',
        hint: 'Một câu',
        error: 'Xin viết lý do.',
      }),
    );
    expect(markup).toContain('aria-describedby="reason-hint reason-error"');
    expect(markup).toContain('aria-invalid="true"');
    expect(markup).toContain('<strong>Lỗi:</strong> Xin viết lý do.');
    expect(draw(h(TextInput, { name: 'reason', label: 'Lý do', locale: 'vi' }))).not.toMatch(
      /aria-invalid|aria-describedby/,
    );
  });

  it('tell equal sentences of a summary apart by the label of their field', () => {
    const message = 'Ô này cần được điền.';
    const errors = [
      { fieldId: 'day', message, label: 'Ngày nhận' },
      { fieldId: 'words', message },
    ];
    const html = draw(h(ErrorSummary, { errors, locale: 'vi' }));
    expect(html).toContain('<a href="#day">Ngày nhận: Ô này cần được điền.</a>');
    expect(html).toContain('<a href="#words">Ô này cần được điền.</a>');
  });

  it('say an amount in words while it is typed, also before any script runs', () => {
    expect(
      draw(h(MoneyInput, { name: 'amount', label: 'Số tiền', locale: 'vi', defaultValue: '2tr5' })),
    ).toContain('Hai triệu năm trăm nghìn đồng');
    expect(moneySentence('1.5', 'vi')).toContain('nhiều cách');
    expect(moneySentence('', 'vi')).toBe('');
    expect(moneySentence('abc', 'vi')).toBe('Chưa đọc được số tiền này. Thí dụ: 500.000 hoặc 2tr5.');
  });

  it('ask which reading is meant and never choose one', () => {
    const markup = draw(
      h(MoneyInput, { name: 'amount', label: 'Số tiền', locale: 'vi', defaultValue: '1.5' }),
    );
    expect(markup).toMatch(/<button type="button"[^>]*>1\.500 đồng/);
    expect(markup).toContain('value="1.5"');
  });

  it('show how a day was read, with the lunar year', () => {
    expect(readDay('2/7', '2019-07-02', 'vi')).toBe('Thứ Ba, ngày 02/07/2019, năm Kỷ Hợi');
    expect(readDay('9/2/2019', '2019-07-02', 'vi')).toBe('Thứ Bảy, ngày 09/02/2019, mùng 5 Tết Kỷ Hợi');
    expect(readDay('31/2/2019', '2019-07-02', 'vi')).toBe('Chưa đọc được ngày này. Thí dụ: 02/07/2019.');
    expect(draw(h(DateInput, { name: 'day', label: 'Ngày', locale: 'vi', today: '2019-07-02' }))).toMatch(
      /<input type="text"/,
    );
  });

  it('never let a browser remember a PIN', () => {
    const sentence: ConfirmWithPinProps = { locale: 'vi', children: 'Chi 2.000.000 đồng' };
    const markup = draw(h(ConfirmWithPin, sentence));
    expect(markup).toMatch(/<fieldset[\s\S]*inputMode="numeric"/i);
    expect(markup).toMatch(/autoComplete="off"/i);
    expect(markup).not.toContain('value=');
  });

  it('write every đồng of an amount, with a sign where money moves', () => {
    expect(amountText(77_867_500n)).toBe('77.867.500 đồng');
    expect(amountText(412_500n, { signed: true, unit: false })).toBe('+412.500');
    expect(amountText(-2_000_000n, { unit: false })).toBe('−2.000.000');
    expect(draw(h(Amount, { value: 5_400_000n, voided: true }))).toContain('<s>5.400.000 đồng</s>');
  });

  it('keep a table a table when it is shown as cards', () => {
    const markup = draw(
      h(Table<{ id: number }>, {
        caption: 'Phiếu',
        columns: [
          { key: 'id', header: 'Số', cell: (row) => row.id },
          { key: 'x', header: 'Tình trạng', cell: () => 'Huỷ' },
        ],
        rows: [{ id: 1 }],
        rowKey: (row) => row.id,
        rowTone: () => 'void' as const,
      }),
    );
    for (const role of ['table', 'rowgroup', 'row', 'columnheader', 'rowheader', 'cell'])
      expect(markup).toContain(`role="${role}"`);
    expect(markup).toContain('data-label="Tình trạng"');
    expect(markup).toContain('data-tone="void"');
  });

  it('hand texts to client components, only of the modules that were named', () => {
    const Probe = () => useTranslations('common')('actions.save');
    const provided = MessagesProvider({ locale: 'vi', modules: ['common'], children: h(Probe) });
    expect(draw(provided)).toBe('Cất');
    expect(Object.keys(provided.props.messages)).toEqual(['common']);
  });

  it('tell the limits of a number that lies outside them, and nothing of a code without a sentence', () => {
    const refused = { ok: false, code: 'web.checkFields', ref: 'A1', values: {} } as const;
    const fields = { days: 'fields.numberBetween(3,30)', other: 'fields.unheardOf(1,2)' };
    const Probe = () => {
      const { errorOf } = useProblems({ ...refused, fields });
      return `${errorOf('days')} | ${errorOf('other')}`;
    };
    const sentences = draw(MessagesProvider({ locale: 'vi', modules: ['errors'], children: h(Probe) }));
    expect(sentences).toBe('Xin ghi một số từ 3 đến 30, chỉ gồm chữ số. | Giá trị này chưa đúng.');
  });

  it('name and describe a chart for those who do not see it', () => {
    const markup = draw(h(WaterfallChart, { id: 'w', title: 'Quỹ', description: 'a cộng b', steps: [] }));
    expect(markup).toMatch(/role="img" aria-labelledby="w-title w-desc"/);
    expect(markup).toContain('<desc id="w-desc">a cộng b</desc>');
  });
});
