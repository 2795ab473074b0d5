/**
 * Many papers at once are laid out in a thread of their own, so that nobody else waits for them.
 * Owns that one thread, the short queue before it and the time one job may take; a thread that dies is replaced.
 * Refuses a job when the queue is full or the time is over, and says so: the papers can be asked for again.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { DomainError } from '@/lib/kernel/invariant';
import type { PaperData, PaperName } from './papers';

export interface PressOrder {
  paper: PaperName;
  papers: readonly PaperData[PaperName][];
  /** Width in pixels: the first paper as a picture (PNG) instead of all as a PDF. */
  pictureWidth?: number;
}

/** Bytes of the PDF or picture, or why there are none. */
export type PressAnswer = { bytes: Uint8Array<ArrayBuffer> } | { failure: string };

interface Job {
  order: PressOrder;
  resolve: (bytes: Uint8Array<ArrayBuffer>) => void;
  reject: (error: Error) => void;
}

export interface PressLimits {
  /** Jobs that may wait while one is printed. */
  waiting: number;
  /** Milliseconds one job may take. */
  timeMs: number;
}

export interface Press {
  /** Many papers of one kind as one PDF: the same bytes as `renderPdfBatch`. Errors: documents.pressBusy, documents.pressTooSlow. */
  print: <P extends PaperName>(paper: P, papers: readonly PaperData[P][]) => Promise<Uint8Array<ArrayBuffer>>;
  /** One paper as PNG, `widthPx` wide; errors as for printing. */
  picture: <P extends PaperName>(
    paper: P,
    data: PaperData[P],
    widthPx: number,
  ) => Promise<Uint8Array<ArrayBuffer>>;
}

/** A press with its own thread, which starts with the first job and holds no program back from ending. */
export function openPress(limits: PressLimits): Press {
  let worker: Worker | undefined;
  let running: { job: Job; timer: NodeJS.Timeout } | undefined;
  const queue: Job[] = [];

  const finish = (settle: (job: Job) => void) => {
    if (!running) return;
    const { job, timer } = running;
    clearTimeout(timer);
    running = undefined;
    settle(job);
    next();
  };
  const dismiss = (error: Error) => {
    const dying = worker;
    worker = undefined;
    dying?.removeAllListeners();
    void dying?.terminate();
    finish((job) => job.reject(error));
  };
  const hire = () => {
    const hired = startThread();
    hired.on('message', (answer: PressAnswer) =>
      finish((job) =>
        'bytes' in answer ? job.resolve(answer.bytes) : job.reject(new Error(answer.failure)),
      ),
    );
    hired.on('error', dismiss);
    hired.on('exit', () => dismiss(new Error('the thread of the press ended')));
    return hired;
  };
  const next = () => {
    const job = queue.shift();
    if (!job) return worker?.unref();
    worker ??= hire();
    worker.ref();
    const timer = setTimeout(() => dismiss(new DomainError('documents.pressTooSlow')), limits.timeMs);
    running = { job, timer };
    worker.postMessage(job.order);
  };
  const take = (order: PressOrder) =>
    new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
      if (queue.length >= limits.waiting) return reject(new DomainError('documents.pressBusy'));
      queue.push({ order, resolve, reject });
      if (!running) next();
    });
  return {
    print: (paper, papers) => take({ paper, papers }),
    picture: (paper, data, pictureWidth) => take({ paper, papers: [data], pictureWidth }),
  };
}

/**
 * The thread's file is named at run time: a bundler would look for it inside its own bundle. It is TypeScript, and a
 * thread does not take over how this process reads TypeScript, so its first line asks for that.
 */
function startThread(): Worker {
  const threads = process.getBuiltinModule('node:worker_threads');
  const folder = pathToFileURL(join(process.cwd(), 'lib', 'documents', '/')).href;
  const beginning = `import('tsx/esm/api').then(({ tsImport }) => tsImport('./press-worker.ts', ${JSON.stringify(folder)}))`;
  return new threads.Worker(beginning, { eval: true, execArgv: [], env: { NODE_ENV: process.env.NODE_ENV } });
}

/** The press of this process: five hundred receipts take about six seconds on a small machine. */
export const press = openPress({ waiting: 4, timeMs: 120_000 });

/** The press of the public side: strangers wait for each other, never the office for them. */
export const publicPress = openPress({ waiting: 6, timeMs: 8_000 });
