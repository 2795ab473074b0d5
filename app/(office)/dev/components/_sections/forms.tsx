/**
 * Every form part in every state, for looking at.
 * Owns made-up samples only.
 * Refuses real actions: nothing on this page is stored.
 */
import { Button, ButtonLink } from '@/components/ui/button';
import { ConfirmWithPin } from '@/components/ui/confirm-with-pin';
import { DateInput } from '@/components/ui/date-input';
import { Dialog } from '@/components/ui/dialog';
import { FormShell } from '@/components/ui/form-shell';
import { MoneyInput } from '@/components/ui/money-input';
import { PrintButton } from '@/components/ui/print-button';
import { Checkbox, RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { Select, Textarea, TextInput } from '@/components/ui/text-input';
import type { Locale } from '@/messages/catalogue';
import { SampleCombobox } from './sample-combobox';
import { Section } from './section';

const methods = [
  { value: 'cash', label: 'Tiền mặt', shortcut: 'Alt+1' },
  { value: 'transfer', label: 'Chuyển khoản', shortcut: 'Alt+2' },
  { value: 'inKind', label: 'Hiện vật', shortcut: 'Alt+3', hint: 'Ghi số lượng và giá trị ước tính' },
];

export function ButtonSection({ locale }: { locale: Locale }) {
  return (
    <Section id="buttons" title="Buttons">
      <div className="actions">
        <Button variant="primary">Cất</Button>
        <SubmitButton locale={locale} shortcut="Control+Enter">
          Cất và thêm
        </SubmitButton>
        <Button>Ghi sổ</Button>
        <Button variant="quiet">Hoãn</Button>
        <Button variant="danger">Huỷ phiếu</Button>
        <Button variant="primary" aria-disabled="true">
          Đang làm, xin đợi…
        </Button>
        <ButtonLink href="#buttons" variant="primary" large>
          Ủng hộ quỹ
        </ButtonLink>
        <PrintButton locale={locale} />
        <Dialog
          opener="Huỷ phiếu này"
          openerVariant="danger"
          fallbackHref="#buttons"
          title="Huỷ phiếu PT 01/2019?"
          description="Phiếu còn nguyên trong sổ, có gạch ngang và lý do. Một phiếu đảo sẽ được ghi."
          locale={locale}
        >
          <Textarea name="reason-dialog" label="Lý do huỷ" locale={locale} />
        </Dialog>
      </div>
    </Section>
  );
}

export function FieldSection({ locale, today }: { locale: Locale; today: string }) {
  return (
    <Section id="fields" title="Fields">
      <SampleCombobox locale={locale} />
      <MoneyInput name="amount" label="Số tiền" locale={locale} defaultValue="2tr5" />
      <MoneyInput
        name="amount-question"
        label="Số tiền (đọc được hai cách)"
        locale={locale}
        defaultValue="1.5"
      />
      <MoneyInput
        name="amount-wrong"
        label="Số tiền (sai)"
        locale={locale}
        defaultValue="ba đồng rưỡi"
        error="Chưa đọc được số tiền này."
      />
      <DateInput name="day" label="Ngày" locale={locale} today={today} defaultValue="09/02/2019" />
      <RadioGroup name="method" label="Hình thức" locale={locale} options={methods} defaultValue="cash" />
      <RadioGroup
        name="method-wrong"
        label="Hình thức"
        locale={locale}
        options={methods}
        error="Xin chọn một hình thức."
      />
      <Select
        name="purpose"
        label="Mục đích"
        locale={locale}
        options={[
          { value: 'general', label: 'Quỹ chung' },
          { value: 'commune', label: 'Học sinh xã Lam Sơn' },
        ]}
      />
      <TextInput name="note" label="Diễn giải" locale={locale} optional hint="Một câu ngắn, in trên phiếu" />
      <TextInput name="note-wrong" label="Diễn giải" locale={locale} error="Xin viết diễn giải." />
      <Textarea name="reason" label="Lý do" locale={locale} />
      <Checkbox
        name="consent"
        label="Gia đình đồng ý nêu tên trên bảng vàng"
        hint="Có giấy đồng ý kèm theo"
        locale={locale}
      />
      <Checkbox name="agree" label="Tôi đã đếm lại tiền" error="Xin đếm lại rồi đánh dấu." locale={locale} />
    </Section>
  );
}

export function FormSection({ locale }: { locale: Locale }) {
  return (
    <Section id="forms" title="Form with errors, confirmation with a PIN">
      <FormShell
        action="#forms"
        locale={locale}
        note="Chưa ghi gì vào sổ."
        errors={[{ fieldId: 'donor-form', message: 'Xin ghi tên người ủng hộ.' }]}
        actions={<Button variant="quiet">Hoãn</Button>}
      >
        <TextInput name="donor-form" label="Người ủng hộ" locale={locale} error="Xin ghi tên người ủng hộ." />
        <ConfirmWithPin
          locale={locale}
          id="pin-form"
          error="Mã PIN chưa đúng."
          actions={<SubmitButton locale={locale}>Duyệt chi</SubmitButton>}
        >
          <p>
            Duyệt chi <strong>2.000.000 đồng</strong> (Hai triệu đồng) cho 4 suất theo quyết định 01/QĐ-HKH.
          </p>
        </ConfirmWithPin>
      </FormShell>
    </Section>
  );
}
