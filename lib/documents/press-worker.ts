/**
 * The thread of the press: takes the data of a print job, gives back the bytes of its PDF.
 * Owns nothing but that exchange; the papers are laid out by the same code as everywhere else.
 * Refuses to reach a database or a secret: it is started without them.
 */
import { parentPort } from 'node:worker_threads';
import type { PaperData, PaperName } from './papers';
import type { PressAnswer, PressOrder } from './press';
import { renderPdfBatch, renderPng } from './render';

parentPort?.on('message', async (order: PressOrder) => {
  parentPort?.postMessage(...(await answerOf(order)));
});

async function answerOf({ paper, papers, pictureWidth }: PressOrder): Promise<[PressAnswer, ArrayBuffer[]]> {
  try {
    const bytes = pictureWidth
      ? await renderPng(paper, papers[0] as PaperData[PaperName], pictureWidth)
      : renderPdfBatch(paper, papers);
    return [{ bytes }, [bytes.buffer]];
  } catch (error) {
    // Messages of the compiler name templates and lines; they hold no personal data.
    return [{ failure: error instanceof Error ? error.message : 'unknown' }, []];
  }
}
