import { describe, expect, it } from '@jest/globals';
import { layOut } from '../../../workflows/conversation/lay-out.ts';
import { sentFile } from '../../../workflows/conversation/new-file.ts';
import { keptParts } from '../../../workflows/conversation/part.ts';
import { whyNotChange } from '../../../workflows/conversation/change.ts';
import type { FilePart, Part } from '../../../workflows/conversation/part.schema.ts';
import { telegram } from '../../../workflows/channel/telegram.ts';

const file = (name: string, more: Partial<FilePart> = {}): FilePart => ({
  ...{ kind: 'file', what: 'document', name, mime: null, size: 5, state: 'kept', at: null, file: null },
  ...more,
});
const buttons: Part = { kind: 'buttons', rows: [[{ text: 'Да' }]] };
const { body, files } = telegram.limits;

describe('D4 what is written at once', () => {
  it('goes as one message a file where a channel carries one, the words with the first and the buttons with the last', () => {
    expect(layOut({ text: 'Вот', parts: [file('a'), buttons, file('b')] }, { body, files })).toEqual([
      { text: 'Вот', parts: [file('a')] },
      { text: '', parts: [file('b'), buttons] },
    ]);
  });

  it('goes as one message where a channel carries many', () => {
    const letter = { most: 1, picture: 1, caption: 100_000, together: 20 };
    const laid = layOut({ text: 'Вот', parts: [file('a'), file('b')] }, { body: 100_000, files: letter });
    expect(laid).toEqual([{ text: 'Вот', parts: [file('a'), file('b')] }]);
  });

  it('has its words before the files where they are too long to stand with one', () => {
    const laid = layOut({ text: 'а '.repeat(600), parts: [file('a')] }, { body, files });
    expect(laid.map(({ parts }) => parts.length)).toEqual([0, 1]);
    expect(layOut({ text: 'Нет файлов', parts: [buttons] }, { body })).toEqual([
      { text: 'Нет файлов', parts: [buttons] },
    ]);
  });
});

describe('D4 a file on its way out', () => {
  const id = '0191a0b0-0000-7000-8000-000000000001';
  const sent = (type: string, more: object = {}, as?: 'document' | 'voice') =>
    sentFile({ id, name: 'a', type, size: 5, scan: 'none', ...more }, { kind: 'file', file: id, as }, telegram);

  it('goes as what its bytes are, or as a document where its sender or its size wants it', () => {
    expect(sent('image/jpeg')).toMatchObject({ what: 'picture' });
    expect(sent('image/jpeg', {}, 'document')).toMatchObject({ what: 'document' });
    expect(sent('image/jpeg', { size: 20_000_000 })).toMatchObject({ what: 'document' });
    expect(sent('image/gif')).toMatchObject({ what: 'document' });
    expect(sent('audio/ogg')).toMatchObject({ what: 'audio' });
    expect(sent('audio/ogg', {}, 'voice')).toMatchObject({ what: 'voice' });
    expect(sent('application/pdf', {}, 'voice')).toMatchObject({ what: 'document' });
    expect(sent('image/jpeg', { scan: 'waiting' })).toMatchObject({ refusal: 'FileNotScanned' });
  });
});

describe('D4 a message that is told again', () => {
  it('keeps what is here of its files, by their name at the provider or by their looks', () => {
    const kept = file('a', { at: '1', file: 'f' });
    expect(keptParts([kept], [file('a', { at: '1', state: 'waits' })])).toEqual([kept]);
    expect(keptParts([kept], [file('a', { at: '2', state: 'waits' })])).toEqual([kept]);
    const other = file('a', { at: '2', state: 'waits', size: 6 });
    expect(keptParts([kept], [other])).toEqual([other]);
  });
});

describe('D4 a change of a message of ours', () => {
  const now = '2026-11-29T12:00:00.000Z';
  const message = { direction: 'out', state: 'sent', deletedAt: null, at: now, parts: [] as Part[] } as const;

  it('is refused where the channel, the age or the kind of the message do not let us', () => {
    expect(whyNotChange(message, 'edit', telegram, now)).toBeUndefined();
    expect(whyNotChange(message, 'edit', {}, now)).toMatchObject({ refusal: 'ChannelKeepsMessages' });
    expect(whyNotChange({ ...message, at: '2026-11-01T12:00:00Z' }, 'edit', telegram, now)).toBeUndefined();
    expect(whyNotChange({ ...message, at: '2026-11-01T12:00:00Z' }, 'delete', telegram, now)).toMatchObject({
      ...{ refusal: 'MessageTooOld', values: { hours: 48 } },
    });
    expect(whyNotChange({ ...message, parts: [buttons] }, 'edit', telegram, now)?.refusal).toBe('MessageNotEditable');
    expect(whyNotChange({ ...message, state: 'queued' }, 'delete', telegram, now)?.refusal).toBe('MessageNotSent');
    expect(whyNotChange({ ...message, direction: 'in' }, 'edit', telegram, now)?.refusal).toBe('MessageNotOurs');
  });
});
