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

/** A drawing: black modules as one path in a square of `side` units, the quiet zone of four modules included. */
export interface QrDrawing {
  side: number;
  path: string;
}

/** The drawing of a text. */
export function qrDrawing(text: string): QrDrawing {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const size = modules.size;
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!modules.get(row, column) || (column > 0 && modules.get(row, column - 1))) continue;
      let run = 1;
      while (column + run < size && modules.get(row, column + run)) run += 1;
      path += `M${column + 4} ${row + 4}h${run}v1h-${run}z`;
    }
  }
  return { side: size + 8, path };
}

/** A QR code as SVG text: black modules on white with the quiet zone that scanners need. */
export function qrSvg(text: string): string {
  const { side, path } = qrDrawing(text);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<rect width="${side}" height="${side}" fill="#fff"/><path fill="#000" d="${path}"/></svg>`
  );
}

/** The check block of a paper: hyphenated code (as printed) and the full address that the QR opens. */
export function paperCheck(code: string, url: string): PaperCheck {
  return { code, qr: qrSvg(url) };
}
