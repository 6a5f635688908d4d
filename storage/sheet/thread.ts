import { parentPort, workerData } from 'node:worker_threads';
import { readCsv } from './csv.ts';
import type { Sheet, SheetFault } from './sheet.ts';
import { readXlsx } from './xlsx.ts';

/** A workbook is a zip. */
const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
/** A workbook of before 2007, or one with a password. */
const isOld = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf;

const read = async (bytes: Uint8Array): Promise<Sheet | SheetFault> =>
  isOld(bytes) ? { fault: 'old' } : isZip(bytes) ? readXlsx(bytes) : readCsv(bytes);

parentPort?.postMessage(await read(workerData as Uint8Array));
