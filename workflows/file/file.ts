import type { File } from './file.schema.ts';
import { refuse, type Refusal } from '../refusal.ts';

const MiB = 1024 * 1024;
/** Of one file. */
export const MOST_BYTES = 100 * MiB;
/** Of one part of an upload. */
export const MOST_PART_BYTES = 8 * MiB;
/** Of what one user has uploaded and attached to nothing yet. */
export const MOST_LOOSE_BYTES = 1024 * MiB;
/** A picture of more would take gigabytes once unpacked, whatever its file weighs. */
export const MOST_PIXELS = 100_000_000;
export const UNKNOWN_TYPE = 'application/octet-stream';

/** Shown in the browser; nothing of it runs there. */
const raster = new Set(['image/jpeg', 'image/png', 'image/apng', 'image/gif', 'image/webp', 'image/avif', 'image/bmp']);
const shown = new Set([
  ...raster,
  'application/pdf',
  ...['audio/mpeg', 'audio/mp4', 'audio/x-m4a', 'audio/ogg', 'audio/opus', 'audio/wav', 'audio/flac', 'audio/aac'],
  ...['video/mp4', 'video/webm', 'video/quicktime', 'video/ogg'],
]);
/** Known by their bytes and kept under their own name of type; a browser saves them. */
const saved = new Set([
  ...['image/heic', 'image/heif', 'image/tiff', 'text/plain', 'text/csv', 'application/rtf', 'application/x-cfb'],
  ...['application/zip', 'application/gzip', 'application/x-7z-compressed', 'application/x-rar-compressed'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ...['text', 'spreadsheet', 'presentation'].map((kind) => `application/vnd.oasis.opendocument.${kind}`),
]);
const programs = new Set([
  ...['application/x-msdownload', 'application/x-elf', 'application/x-mach-binary', 'application/java-vm'],
  ...['application/x.ms.shortcut', 'application/vnd.android.package-archive', 'application/java-archive'],
]);
const programNames =
  /\.(exe|dll|com|scr|pif|msi|msp|bat|cmd|ps1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|cpl|jar|lnk|reg|apk|sh|app|dmg)$/i;

/** What the name promises to be shown, by its ending. */
const promises: Record<string, string> = {
  ...Object.fromEntries(
    ['jpg', 'jpeg', 'png', 'gif', 'webp', 'avif', 'bmp', 'heic', 'heif', 'tif', 'tiff'].map((end) => [end, 'image/']),
  ),
  pdf: 'application/pdf',
};

/** The type under which a file is kept and served: by its bytes, never by what the sender calls it. */
export const typeOf = (byBytes: string | undefined, { isText, name }: { isText: boolean; name: string }): string => {
  if (byBytes !== undefined) return shown.has(byBytes) || saved.has(byBytes) ? byBytes : UNKNOWN_TYPE;
  if (!isText) return UNKNOWN_TYPE;
  return /\.csv$/i.test(name)
    ? 'text/csv'
    : /\.(txt|log|md|json|yaml|yml|ini|eml|ics|vcf)$/i.test(name)
      ? 'text/plain'
      : UNKNOWN_TYPE;
};

/** Why a file is not taken. Refused: FileEmpty, UploadTooLarge, FileIsProgram, FileNotAsNamed. */
export const whyNotTake = ({
  name,
  size,
  byBytes,
}: {
  name: string;
  size: number;
  byBytes?: string | undefined;
}): Refusal | undefined => {
  if (size === 0) return refuse('FileEmpty', { name });
  if (size > MOST_BYTES) return refuse('UploadTooLarge', { name, most: MOST_BYTES / MiB });
  if (programNames.test(name) || programs.has(byBytes ?? '')) return refuse('FileIsProgram', { name });
  return undefined;
};

/** Why a file that has arrived is not kept: its name promises a picture or a PDF that its bytes are not. */
export const whyNotAsNamed = (name: string, byBytes: string | undefined): Refusal | undefined => {
  const promised = promises[endingOf(name)];
  return promised !== undefined && !(byBytes ?? '').startsWith(promised)
    ? refuse('FileNotAsNamed', { name, ending: `.${endingOf(name)}` })
    : undefined;
};

/** Refused: FileTooManyPixels. */
export const whyNotPixels = (name: string, width: number, height: number): Refusal | undefined =>
  width * height > MOST_PIXELS ? refuse('FileTooManyPixels', { name, most: MOST_PIXELS / 1_000_000 }) : undefined;

/** Of which a thumbnail can be drawn: SVG is a program, so it is no picture here. */
export const isPicture = (type: string): boolean => (raster.has(type) && type !== 'image/bmp') || type === 'image/tiff';

/** Whether a browser shows it in place instead of saving it. */
export const isShown = (type: string): boolean => shown.has(type);

/** A name without folders and without signs that a disk, a header or an eye would take for something else; its ending stays. */
export const nameOf = (given: string): string => {
  const base = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  // control signs, and marks that turn the direction of what follows (‮gpj.exe looks like exe.jpg)
  const clean = base.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]|[<>:"|?*]/gu, '').replace(/\s+/g, ' ');
  const plain = clean.replace(/^[. ]+|[. ]+$/g, '');
  if (plain === '') return 'file';
  const letters = [...plain];
  if (letters.length <= MOST_LETTERS) return plain;
  const ending = [...(/\.[^.]{1,10}$/.exec(plain)?.[0] ?? '')];
  return [...letters.slice(0, MOST_LETTERS - ending.length), ...ending].join('');
};
const MOST_LETTERS = 150;

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** The header that names a file: ASCII for old programs, UTF-8 for all others (RFC 6266). */
export const dispositionOf = (name: string, type: string, save = false): string => {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${isShown(type) && !save ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${whole}`;
};

/** The part of a file that a Range header asks for; undefined: all of it, null: nothing that exists. */
export const rangeOf = (
  header: string | undefined,
  size: number,
): { start: number; end: number } | null | undefined => {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (!asked || (asked[1] === '' && asked[2] === '')) return undefined;
  const [first, last] = [asked[1] ?? '', asked[2] ?? ''];
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start > end || start >= size ? null : { start, end };
};

/** Until a scanner has found nothing in it, a file stays closed to everybody. Refused: FileNotScanned, FileInfected. */
export const whyNotOpen = ({ name, scan }: Pick<File, 'name' | 'scan'>): Refusal | undefined => {
  if (scan === 'waiting') return refuse('FileNotScanned', { name });
  return scan === 'infected' ? refuse('FileInfected', { name, virus: '' }) : undefined;
};
