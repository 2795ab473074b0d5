/**
 * The certificates of the benchmark as a flat OpenDocument text, as one would lay them out for LibreOffice: frame and
 * emblem once in the head of the page, styles with names, squares as pictures. Owns the form only; words come from the papers.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MeritCertificateData } from '@/lib/documents/merit-certificate';

const spaces = ['office:office', 'style:style', 'text:text', 'draw:drawing', 'table:table']
  .map((pair) => pair.split(':'))
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat(
    ['fo:xsl-fo', 'svg:svg']
      .map((pair) => pair.split(':'))
      .map(
        ([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}-compatible:1.0"`,
      ),
  )
  .join(' ');

/** A paragraph style: its size in points, room above it in millimetres, its letters, and whether it stands at the left. */
const paragraph = (name: string, size: number, above = 0, letters = '', place = 'fo:text-align="center"') =>
  `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties fo:margin-top="${above}mm" fo:margin-bottom="0mm" ${place}/>` +
  `<style:text-properties style:font-name="Tinos" fo:font-size="${size}pt" ${letters}/></style:style>`;

const bold = 'fo:font-weight="bold"';
const red = `${bold} fo:color="#a61b1b"`;
const slanted = 'fo:font-style="italic"';

// One picture for the three rings: as shapes in the head of the page LibreOffice lays them out without end.
const ring = (inset: number, colour: string, width: number) =>
  `<rect x="${inset}" y="${inset}" width="${297 - 2 * inset}" height="${210 - 2 * inset}" stroke="${colour}" stroke-width="${width}"/>`;
const rings = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 297 210" fill="none">${ring(9, '#a61b1b', 0.776)}${ring(11.2, '#9a6a00', 0.247)}${ring(12.2, '#9a6a00', 0.141)}</svg>`;

/** A picture with its place as attributes. */
const picture = (place: string, svg: string) =>
  `<draw:frame ${place}><draw:image draw:mime-type="image/svg+xml"><office:binary-data>${Buffer.from(svg).toString('base64')}</office:binary-data></draw:image></draw:frame>`;

const emblem = readFileSync(join('lib', 'documents', 'templates', 'emblem.svg'), 'utf8');
const head =
  '<style:header><text:p text:style-name="emblem">' +
  picture(
    'text:anchor-type="char" draw:style-name="rings" svg:x="0mm" svg:y="0mm" svg:width="297mm" svg:height="210mm"',
    rings,
  ) +
  `${picture('text:anchor-type="as-char" svg:width="15mm" svg:height="15mm"', emblem)}</text:p></style:header>`;

const styles = [
  paragraph('emblem', 4),
  paragraph('next', 14, 0, bold, 'fo:text-align="center" fo:break-before="page"'),
  paragraph('motto', 14, 0, bold),
  paragraph('authority', 17, 2.5, red),
  paragraph('given', 15, 1, bold),
  paragraph('title', 40, 0, `${red} fo:letter-spacing="2pt"`),
  paragraph('name', 26, 2, bold),
  paragraph('unit', 15, 1),
  paragraph('body', 16, 2, slanted),
  paragraph('day', 13, 28, slanted),
  paragraph('sign', 13, 0, bold),
  paragraph('signer', 13, 30, bold),
  paragraph('foot', 11, 0, '', ''),
  '<style:style style:name="rings" style:family="graphic"><style:graphic-properties style:run-through="background" style:wrap="run-through" style:flow-with-text="false" ' +
    'style:horizontal-pos="from-left" style:horizontal-rel="page" style:vertical-pos="from-top" style:vertical-rel="page"/></style:style>',
].join('');

const columns = ['left', 'right'].map(
  (name, at) =>
    `<style:style style:name="${name}" style:family="table-column"><style:table-column-properties style:column-width="${[140, 105][at]}mm"/></style:style>`,
);
const layout =
  `${columns.join('')}<style:style style:name="low" style:family="table-cell"><style:table-cell-properties style:vertical-align="bottom"/></style:style>` +
  '<style:page-layout style:name="sheet"><style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm" style:print-orientation="landscape" ' +
  'fo:margin-top="17mm" fo:margin-bottom="12mm" fo:margin-left="26mm" fo:margin-right="26mm"/>' +
  '<style:header-style><style:header-footer-properties svg:height="16mm"/></style:header-style></style:page-layout>';

/** A whole document; without a body it is one sheet with frame and emblem and no word. */
export function flatDocument(body = '<text:p/>'): string {
  return (
    `<?xml version="1.0" encoding="UTF-8"?><office:document ${spaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">` +
    '<office:font-face-decls><style:font-face style:name="Tinos" svg:font-family="Tinos"/></office:font-face-decls>' +
    `<office:styles>${styles}</office:styles><office:automatic-styles>${layout}</office:automatic-styles>` +
    `<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="sheet">${head}</style:master-page></office:master-styles>` +
    `<office:body><office:text>${body}</office:text></office:body></office:document>`
  );
}

// As a picture: the same square as a drawing of its own takes LibreOffice many times as long.
const squarePlace = 'text:anchor-type="as-char" svg:width="24mm" svg:height="24mm"';

function sheet(paper: MeritCertificateData, at: number): string {
  const line = (style: string, text = '') => `<text:p text:style-name="${style}">${text}</text:p>`;
  const cell = (body: string) => `<table:table-cell table:style-name="low">${body}</table:table-cell>`;
  return (
    line(at === 0 ? 'motto' : 'next', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM') +
    line('motto', 'Độc lập - Tự do - Hạnh phúc') +
    line('authority', paper.authority) +
    line('given', 'TẶNG') +
    line('title', 'GIẤY KHEN') +
    line('name', paper.name) +
    line('unit', paper.unit) +
    line('body', paper.achievement) +
    '<table:table><table:table-column table:style-name="left"/><table:table-column table:style-name="right"/><table:table-row>' +
    cell(
      line('foot', picture(squarePlace, paper.check.qr)) +
        line('foot', paper.register.replaceAll('\n', '<text:line-break/>')) +
        line('foot', paper.check.code),
    ) +
    cell(
      line('day', paper.placeAndDay) +
        line('sign', paper.signer.authority) +
        line('sign', paper.signer.office) +
        line('signer', paper.signer.name),
    ) +
    '</table:table-row></table:table>'
  );
}

/** The certificates, one on each sheet. */
export function certificateDocument(papers: readonly MeritCertificateData[]): string {
  return flatDocument(papers.map(sheet).join(''));
}
