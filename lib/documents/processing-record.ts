/**
 * Hồ sơ xử lý dữ liệu cá nhân: which data are kept, for what, who reads them, how long, how many there are.
 * Owns its columns. Refuses a purpose without one of them.
 */
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import type { IssuingAssociation } from './issuer';
import { placeAndDay } from './wording';

export interface ProcessingRow {
  purpose: string;
  data: string;
  ground: string;
  readers: string;
  keeping: string;
  /** Rows kept today. */
  count: number;
}

export interface ProcessingRecordInput {
  issuer: IssuingAssociation;
  chairName: string;
  madeOn: DateVn;
  rows: readonly ProcessingRow[];
  sampleNotice?: string;
}

export interface ProcessingRecordData {
  issuerName: string;
  title: string;
  asOf: string;
  rows: { purpose: string; data: string; ground: string; readers: string; keeping: string; count: string }[];
  note: string;
  placeAndDay: string;
  signer: { office: string; name: string };
  sampleNotice?: string;
}

/** The record as data. */
export function processingRecord(input: ProcessingRecordInput): ProcessingRecordData {
  return {
    issuerName: input.issuer.name.toLocaleUpperCase('vi'),
    title: 'Hồ sơ xử lý dữ liệu cá nhân',
    asOf: `Tính đến ngày ${formatDateVn(input.madeOn)}`,
    rows: input.rows.map((row) => ({ ...row, count: String(row.count) })),
    note: 'Mọi lần đọc hoàn cảnh, lập bản dữ liệu, sửa và xoá đều có trong nhật ký. Dữ liệu không chuyển ra nước ngoài, không bán, không dùng để quảng cáo.',
    placeAndDay: placeAndDay(input.issuer.place, input.madeOn),
    signer: { office: 'CHỦ TỊCH', name: input.chairName },
    sampleNotice: input.sampleNotice,
  };
}
