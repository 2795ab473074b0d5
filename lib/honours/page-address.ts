/** The whole address of a public page with the square that leads to it. Refuses to know which page. */
import { type QrDrawing, qrDrawing } from '@/lib/documents/qr';

export interface PageAddress {
  address: string;
  square: QrDrawing;
}

/** `address` with scheme and host. */
export function pageAddress(address: string): PageAddress {
  return { address, square: qrDrawing(address) };
}
