/**
 * The thread of the press: takes the data of a print job, gives back the bytes of its PDF.
 * Owns nothing but that exchange; the papers are laid out by the same code as everywhere else.
 * Refuses to reach a database or a secret: it is started without them.
 */
import { parentPort } from 'node:worker_threads';
import type { PaperData, PaperName } from './papers';
import type { PressAnswer, PressOrder } from './press';
import { renderPdfBatch } from './render';

parentPort?.on('message', ({ paper, papers }: PressOrder) => {
  parentPort?.postMessage(...answerOf(paper, papers));
});

function answerOf(paper: PaperName, papers: readonly PaperData[PaperName][]): [PressAnswer, ArrayBuffer[]] {
  try {
    const bytes = renderPdfBatch(paper, papers);
    return [{ bytes }, [bytes.buffer]];
  } catch (error) {
    // Messages of the compiler name templates and lines; they hold no personal data.
    return [{ failure: error instanceof Error ? error.message : 'unknown' }, []];
  }
}
