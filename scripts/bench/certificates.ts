/**
 * 500 certificates (quick: 50) as one PDF: by the program, by Chromium printing pages with the same words, faces, squares,
 * emblem and frame, and by LibreOffice, where it is installed, turning a document with the same into PDF. Each round has other names, numbers and squares, because printers remember what they drew.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MeritCertificateData, meritCertificate } from '@/lib/documents/merit-certificate';
import { paperCheck } from '@/lib/documents/qr';
import { renderPdfBatch } from '@/lib/documents/render';
import { certificateDocument, flatDocument } from './certificate-document';
import { htmlPage, type Print, sheetCount } from './chromium-print';
import type { Office } from './libreoffice';
import { type BenchContext, median, milliseconds, ratioOf } from './measure';

function certificates(count: number, round: number): MeritCertificateData[] {
  return Array.from({ length: count }, (_, at) =>
    meritCertificate({
      issuer: { name: 'Hội Khuyến học xã Mẫu', address: 'Xã Mẫu', place: 'Xã Mẫu' },
      issuingOffice: 'Chủ tịch Hội Khuyến học xã Mẫu',
      ...{ name: `Nguyễn Thị Ngưỡng Mẫu ${round} ${at}`, unit: 'Trường THCS Mẫu' },
      achievement: 'Có nhiều cố gắng trong học tập và rèn luyện, năm học 2018–2019',
      ...{
        decisionNumber: '01/QĐ-HKH',
        decidedOn: '2019-01-28',
        registerNumber: `${round * count + at + 1}/2019`,
      },
      signer: { authority: 'TM. BAN THƯỜNG VỤ', office: 'CHỦ TỊCH', name: 'Trần Văn Mẫu' },
      check: paperCheck('K7QMX-3RTYB', `https://densach.example/kt/K7QMX-3RTYB?${round}-${at}`),
    }),
  );
}

const style = `@page { size: A4 landscape; margin: 0 } body { font: 16pt Tinos, serif; margin: 0 }
  section { break-after: page; height: 209.5mm; padding: 17mm 26mm; box-sizing: border-box; display: flex; flex-direction: column; text-align: center }
  h1 { font-size: 40pt; margin: 0 } h2 { font-size: 26pt; margin: 0 } footer { margin-top: auto; display: flex; justify-content: space-between }
  section { position: relative } section > img { width: 15mm; align-self: center }
  .ring { position: absolute; border: 2.2pt solid #a61b1b; inset: 9mm }
  .ring + .ring { border: 0.7pt solid #9a6a00; inset: 11.2mm } .ring + .ring + .ring { border-width: 0.4pt; inset: 12.2mm }
  svg { width: 24mm } .foot { text-align: left; white-space: pre-line } .sign { padding-bottom: 30mm }`;

const emblem = `data:image/svg+xml;base64,${readFileSync(join('lib', 'documents', 'templates', 'emblem.svg')).toString('base64')}`;
const rings = '<div class="ring"></div>'.repeat(3);

function pageOf(papers: readonly MeritCertificateData[]): string {
  const sheets = papers.map(
    (paper) =>
      `<section>${rings}<img src="${emblem}"><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><b>Độc lập - Tự do - Hạnh phúc</b><b>${paper.authority}</b><b>TẶNG</b>` +
      `<h1>GIẤY KHEN</h1><h2>${paper.name}</h2><p>${paper.unit}</p><p>${paper.achievement}</p>` +
      `<footer><div class="foot">${paper.check.qr}\n${paper.register}\n${paper.check.code}</div>` +
      `<div class="sign">${paper.placeAndDay}<br>${paper.signer.authority}<br>${paper.signer.office}<br>${paper.signer.name}</div></footer></section>`,
  );
  return htmlPage(style, sheets.join(''));
}

/** LibreOffice's times of each round: from its start to its end, and the same for one sheet without words. */
async function officeRounds(office: Office | undefined, count: number) {
  // Its first run makes its profile.
  await office?.convert(flatDocument());
  const pdf = (await office?.convert(certificateDocument(certificates(count, 0))))?.pdf;
  if (pdf && sheetCount(pdf) !== count)
    throw new Error('LibreOffice prints another number of sheets: nothing is measured.');
  const [whole, start]: [number[], number[]] = [[], []];
  const round = async (papers: readonly MeritCertificateData[]) => {
    if (!office) return;
    start.push((await office.convert(flatDocument())).ms);
    whole.push((await office.convert(certificateDocument(papers))).ms);
  };
  const against = (ours: number[]) =>
    office && {
      version: office.version,
      startWithOneSheetWithoutWords: median(start),
      programOverLibreOfficeWithoutItsStart: ratioOf(
        ours,
        whole.map((ms, at) => ms - start[at]!),
        false,
      ),
      programOverLibreOfficeWithItsStart: ratioOf(ours, whole, false),
      bytes: pdf!.byteLength,
    };
  return { round, against };
}

/** Ratios are program / other printer (lower is better), and the sizes of all files. */
export async function benchCertificates(context: BenchContext, print: Print, office: Office | undefined) {
  const count = context.quick ? 50 : 500;
  const first = certificates(count, 0);
  const [own, theirs] = [renderPdfBatch('merit-certificate', first), await print(pageOf(first))];
  if (!Buffer.from(own).equals(Buffer.from(renderPdfBatch('merit-certificate', first))))
    throw new Error('The same certificates give other bytes: nothing is measured.');
  if (sheetCount(theirs) !== count)
    throw new Error('Chromium prints another number of sheets: nothing is measured.');
  const third = await officeRounds(office, count);
  const [ours, baseline]: [number[], number[]] = [[], []];
  for (let round = 1; round <= (context.quick ? 3 : 5); round += 1) {
    const papers = certificates(count, round);
    ours.push(await milliseconds(async () => renderPdfBatch('merit-certificate', papers)));
    baseline.push(await milliseconds(() => print(pageOf(papers))));
    await third.round(papers);
  }
  return {
    ...{ papers: count, unit: 'ms', programOverChromium: ratioOf(ours, baseline, false) },
    bytes: { ours: own.byteLength, chromium: theirs.byteLength },
    libreOffice: third.against(ours) ?? 'not installed: left out',
  };
}
