/** Regulations in the register of the sample commune: real ones, as published; what they say is not repeated. */
import { endDocument, recordDocument } from '@/lib/awards/commands/legal-documents';
import type { DocumentInput } from '@/lib/awards/schema/document-forms';
import type { Player } from './stage';

const regulations: (DocumentInput & { endedOn?: string; replacedBy?: string })[] = [
  {
    ...{ kind: 'law', number: '102/2016/QH13', issuedOn: '2016-04-05', inForceFrom: '2017-06-01' },
    ...{ issuer: 'Quốc hội', title: 'về trẻ em' },
  },
  {
    ...{ kind: 'law', number: '88/2015/QH13', issuedOn: '2015-11-20', inForceFrom: '2017-01-01' },
    ...{ issuer: 'Quốc hội', title: 'về kế toán' },
  },
  {
    ...{ kind: 'decree', number: '03/2026/NĐ-CP', issuedOn: '2026-01-09', inForceFrom: '2026-03-01' },
    ...{ issuer: 'Chính phủ', title: 'về tổ chức, hoạt động của quỹ xã hội, quỹ từ thiện' },
  },
  {
    ...{ kind: 'decree', number: '93/2019/NĐ-CP', issuedOn: '2019-11-25', inForceFrom: '2020-01-15' },
    ...{ issuer: 'Chính phủ', title: 'về tổ chức, hoạt động của quỹ xã hội, quỹ từ thiện' },
    ...{ endedOn: '2026-03-01', replacedBy: '03/2026/NĐ-CP' },
  },
  {
    ...{ kind: 'decree', number: '30/2020/NĐ-CP', issuedOn: '2020-03-05', inForceFrom: '2020-03-05' },
    ...{ issuer: 'Chính phủ', title: 'về công tác văn thư' },
  },
  {
    ...{ kind: 'circular', number: '41/2022/TT-BTC', issuedOn: '2022-07-15', inForceFrom: '2022-09-01' },
    ...{
      issuer: 'Bộ Tài chính',
      title: 'hướng dẫn chế độ kế toán áp dụng cho các hoạt động xã hội, từ thiện',
    },
  },
];

/** Enters them, and the end of the one that another has replaced. */
export async function keepRegulations(secretary: Player): Promise<void> {
  const ids = new Map<string, number>();
  for (const { endedOn, replacedBy, ...document } of regulations) {
    const id = await secretary.act((tx, actor) => recordDocument(tx, actor, document));
    ids.set(document.number, id);
    if (!endedOn) continue;
    const end = {
      documentId: id,
      replacedById: ids.get(replacedBy ?? ''),
      endedOn,
      reason: 'Có nghị định thay thế',
    };
    await secretary.act((tx, actor) => endDocument(tx, actor, end));
  }
}
