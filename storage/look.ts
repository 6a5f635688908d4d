import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import sharp from 'sharp';

/** Of a thumbnail, at most. */
const SIDE = 320;
const TEXT_BYTES = 8192;
/** A logo comes small, whatever it says, and stands small on paper. */
const LOGO = { bytes: 512 * 1024, pixels: 16_000_000, width: 480, height: 160 };

// one picture at a time and none remembered: an upload takes no more than a core and the memory of one picture
sharp.concurrency(1);
sharp.cache(false);
// bytes that were known as one of these are unpacked by no other program
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    ...['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif', 'Tiff'].map((kind) => `VipsForeignLoad${kind}File`),
    // logos
    ...['Jpeg', 'Png', 'Webp'].map((kind) => `VipsForeignLoad${kind}Buffer`),
  ],
});

/** What the bytes of a file say it is: undefined where they say nothing. */
export const typeByBytes = async (path: string): Promise<string | undefined> => (await fileTypeFromFile(path))?.mime;

/** Whether it begins as UTF-8 text without control signs. */
export const beginsAsText = async (path: string): Promise<boolean> => {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(TEXT_BYTES), 0, TEXT_BYTES, 0);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(buffer.subarray(0, bytesRead), { stream: true });
    return ![...text].some((sign) => sign < ' ' && !'\t\n\v\f\r\x1b'.includes(sign));
  } catch {
    return false;
  } finally {
    await file.close();
  }
};

/** As it is shown: a phone's photo may lie on its side. Undefined where it cannot be read. */
export const sizeOfPicture = async (path: string): Promise<{ width: number; height: number } | undefined> => {
  try {
    const { autoOrient } = await sharp(path, { limitInputPixels: false }).metadata();
    return { width: autoOrient.width, height: autoOrient.height };
  } catch {
    return undefined;
  }
};

/** Draws a WebP of at most 320 points a side to `to`; false where the picture cannot be unpacked. */
export const drawThumbnail = async (path: string, to: string, mostPixels: number): Promise<boolean> => {
  try {
    await sharp(path, { limitInputPixels: mostPixels, failOn: 'truncated' })
      .autoOrient()
      .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 78 })
      .toFile(to);
    return true;
  } catch {
    return false;
  }
};

/** A logo as a PNG's data address; undefined where the bytes are no picture that we take. */
export const drawLogo = async (bytes: Buffer): Promise<string | undefined> => {
  if (bytes.length > LOGO.bytes) return undefined;
  try {
    const drawn = await sharp(bytes, { limitInputPixels: LOGO.pixels, failOn: 'truncated' })
      .autoOrient()
      .resize(LOGO.width, LOGO.height, { fit: 'inside', withoutEnlargement: true })
      .png()
      .toBuffer();
    return `data:image/png;base64,${drawn.toString('base64')}`;
  } catch {
    return undefined;
  }
};
