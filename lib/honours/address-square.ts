/** The square that leads to an address, for pages that may not know how papers are drawn. Refuses to know which page. */
import { type QrDrawing, qrDrawing } from '@/lib/documents/qr';

/** `address` with scheme and host. */
export function addressSquare(address: string): QrDrawing {
  return qrDrawing(address);
}
