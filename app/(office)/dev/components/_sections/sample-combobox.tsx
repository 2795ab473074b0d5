'use client';
/**
 * A combobox over four made-up donors, found without marks.
 * Owns the samples.
 * Refuses the network.
 */
import { Combobox } from '@/components/ui/combobox';
import { foldText } from '@/lib/kernel/names';
import type { Locale } from '@/messages/catalogue';

const donors = [
  { id: '1', label: 'Công ty B', detail: 'Doanh nghiệp · lần trước 20.000.000 đồng ngày 15/01/2019' },
  { id: '2', label: 'Cơ quan A', detail: 'Cơ quan · lần trước 4.500.000 đồng ngày 10/01/2019' },
  { id: '3', label: 'Chi hội thôn Đồng Thịnh', detail: 'Chi hội · 37 gia đình' },
  { id: '4', label: 'Dòng họ Đỗ', detail: 'Dòng họ · chưa ủng hộ lần nào' },
];

async function find(query: string) {
  return donors.filter((donor) => foldText(donor.label).includes(foldText(query)));
}

export function SampleCombobox({ locale }: { locale: Locale }) {
  return (
    <Combobox
      name="donor"
      idName="donorId"
      label="Người ủng hộ"
      locale={locale}
      loadOptions={find}
      allowNew
    />
  );
}
