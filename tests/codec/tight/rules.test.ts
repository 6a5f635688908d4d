import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loosen, tighten } from '../../../temporal/tight.ts';

describe('M9 tightened payloads', () => {
  it('are the same bytes again, and never more than one needs', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.string({ maxLength: 200 }), (bytes, text) => {
        // no payload of protobuf begins with the sign of the tight ones
        for (const payload of [Buffer.from([10, ...bytes]), Buffer.from(`\n${text}`)]) {
          const tight = tighten(payload);
          expect(Buffer.from(loosen(Buffer.from(tight)))).toEqual(payload);
          expect(tight.length).toBeLessThanOrEqual(payload.length);
        }
      }),
    );
  });

  it('that histories hold are read for ever: the dictionary is the one they were written with', () => {
    const kept = 'AcPwsqGusUGIoTFpXjbB4WUzKyNDK1MMLzsn5uSAvU0wyyrF1tYCAA==';
    expect(loosen(Buffer.from(kept, 'base64')).toString()).toBe(
      '{"wakeAt":"2026-11-30T13:00:00.000Z","finished":false,"shown":{"seen":4,"steps":["2026-11-28 16:21:50Z automation “Call”: task.created, delivery.queued ×2"]}}',
    );
  });
});
