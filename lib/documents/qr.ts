/**
 * Draws the code that leads from a printed paper to the page that checks it.
 * Owns the drawing only; which address is encoded is decided by whoever builds the paper.
 */
import QRCode from 'qrcode';

/** The short code of a paper, its drawing and the address in it, as templates take them. */
export interface PaperCheck {
  code: string;
  qr: string;
}

/** A QR code as SVG text: black modules on white with the quiet zone of four modules that scanners need. */
export function qrSvg(text: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const size = modules.size;
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (modules.get(row, column)) path += `M${column + 4} ${row + 4}h1v1h-1z`;
    }
  }
  const side = size + 8;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<rect width="${side}" height="${side}" fill="#fff"/><path fill="#000" d="${path}"/></svg>`
  );
}

/** The check block of a paper: hyphenated code (as printed) and the full address that the QR opens. */
export function paperCheck(code: string, url: string): PaperCheck {
  return { code, qr: qrSvg(url) };
}
