import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  dispositionOf,
  isPicture,
  isShown,
  MOST_BYTES,
  nameOf,
  rangeOf,
  typeOf,
  whyNotAsNamed,
  whyNotPixels,
  whyNotTake,
} from '../../workflows/file/file.ts';

const text = (name: string) => typeOf(undefined, { isText: true, name });

describe('B9 the type of a file', () => {
  it('is what its bytes say, and only what a browser shows without running it is shown', () => {
    expect(typeOf('image/png', { isText: false, name: 'a.exe' })).toBe('image/png');
    expect(typeOf('application/pdf', { isText: false, name: 'a.png' })).toBe('application/pdf');
    for (const shown of ['image/jpeg', 'application/pdf', 'video/mp4', 'audio/mpeg']) expect(isShown(shown)).toBe(true);
    for (const saved of ['text/plain', 'text/csv', 'application/zip', 'image/heic', 'application/octet-stream'])
      expect(isShown(saved)).toBe(false);
    expect([text('a.txt'), text('a.csv'), text('README')]).toEqual([
      'text/plain',
      'text/csv',
      'application/octet-stream',
    ]);
  });

  it('is never a page, a script or a drawing that runs (conversations C91)', () => {
    for (const name of ['a.svg', 'a.html', 'a.htm', 'a.xhtml', 'a.xml', 'a.mht'])
      expect(text(name)).toBe('application/octet-stream');
    for (const byBytes of ['application/xml', 'image/svg+xml', 'text/html'])
      expect(typeOf(byBytes, { isText: true, name: 'a.txt' })).toBe('application/octet-stream');
    expect(isPicture('image/svg+xml')).toBe(false);
    expect(dispositionOf('a.svg', 'application/octet-stream')).toMatch(/^attachment;/);
  });

  it('is held against what the name promises', () => {
    expect(whyNotAsNamed('a.png', undefined)).toMatchObject({ refusal: 'FileNotAsNamed', values: { ending: '.png' } });
    expect(whyNotAsNamed('a.PDF', 'application/zip')).toMatchObject({ refusal: 'FileNotAsNamed' });
    // messengers save WebP under .jpg, and it is a picture all the same
    expect(whyNotAsNamed('a.jpg', 'image/webp')).toBeUndefined();
    expect(whyNotAsNamed('a.docx', 'application/zip')).toBeUndefined();
  });
});

describe('B9 what is not taken', () => {
  it('is nothing at all, too much, a program, a picture that fills the memory', () => {
    const take = (more: object) => whyNotTake({ name: 'a.pdf', size: 10, ...more })?.refusal;
    expect(take({})).toBeUndefined();
    expect(take({ size: 0 })).toBe('FileEmpty');
    expect(take({ size: MOST_BYTES })).toBeUndefined();
    expect(take({ size: MOST_BYTES + 1 })).toBe('UploadTooLarge');
    expect(take({ name: 'invoice.pdf.exe' })).toBe('FileIsProgram');
    expect(take({ byBytes: 'application/x-msdownload' })).toBe('FileIsProgram');
    expect(whyNotPixels('a.png', 10_000, 10_000)).toBeUndefined();
    expect(whyNotPixels('a.png', 50_000, 50_000)?.refusal).toBe('FileTooManyPixels');
  });
});

describe('B9 the name of a file', () => {
  it('loses folders, signs of the disk and marks that turn its end around', () => {
    expect(nameOf('C:\\Users\\aida\\Договор №5.pdf')).toBe('Договор №5.pdf');
    expect(nameOf('../../etc/passwd')).toBe('passwd');
    expect(nameOf('photo\u202Egpj.exe')).toBe('photogpj.exe');
    expect(nameOf('a\r\nSet-Cookie: x.pdf')).toBe('aSet-Cookie x.pdf');
    expect([nameOf(''), nameOf('..'), nameOf('\0')]).toEqual(['file', 'file', 'file']);
    expect(nameOf(`${'й'.repeat(300)}.docx`)).toMatch(/^й{145}\.docx$/);
  });

  it('stands in a header as ASCII and as it is, and breaks out of neither', () => {
    expect(dispositionOf('Договор "5".pdf', 'application/pdf')).toBe(
      `inline; filename="_______ _5_.pdf"; filename*=UTF-8''%D0%94%D0%BE%D0%B3%D0%BE%D0%B2%D0%BE%D1%80%20%225%22.pdf`,
    );
    expect(dispositionOf('a.pdf', 'application/pdf', true)).toMatch(/^attachment;/);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (given) => {
        const name = nameOf(given);
        expect(name.length).toBeGreaterThan(0);
        expect([...name].length).toBeLessThanOrEqual(150);
        expect(nameOf(name)).toBe(name);
        expect(dispositionOf(name, 'text/plain')).toMatch(
          /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w%.~!&+^`$-]*$/,
        );
      }),
    );
  });
});

describe('B9 a range', () => {
  it('is the part that was asked for, all of it, or nothing that exists', () => {
    expect(rangeOf('bytes=0-99', 1000)).toEqual({ start: 0, end: 99 });
    expect(rangeOf('bytes=900-', 1000)).toEqual({ start: 900, end: 999 });
    expect(rangeOf('bytes=-100', 1000)).toEqual({ start: 900, end: 999 });
    expect(rangeOf('bytes=-5000', 1000)).toEqual({ start: 0, end: 999 });
    expect(rangeOf('bytes=0-99999', 1000)).toEqual({ start: 0, end: 999 });
    for (const all of [undefined, 'bytes=-', 'bytes=0-1,5-6', 'items=1-2']) expect(rangeOf(all, 1000)).toBeUndefined();
    for (const none of ['bytes=1000-', 'bytes=5-4', 'bytes=-0']) expect(rangeOf(none, 1000)).toBeNull();
  });
});
