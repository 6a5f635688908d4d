import { describe, expect, it } from '@jest/globals';
import {
  BEAT_MS,
  HEARTBEAT_MS,
  LEASE_MS,
  LONGEST_ATTEMPT_MS,
  LONGEST_TURN_MS,
  STALE_MS,
  TURN_MS,
} from '../../../workflows/channel/sending-times.ts';

describe('D5 the times of sending', () => {
  it('let a server take as long as real ones do', () => expect(LONGEST_ATTEMPT_MS).toBeGreaterThan(20_000));

  it('take nobody for dead who may still be at an attempt', () => {
    expect(HEARTBEAT_MS).toBeGreaterThan(LONGEST_ATTEMPT_MS);
    expect(LEASE_MS).toBeGreaterThan(STALE_MS + LONGEST_ATTEMPT_MS);
    expect(BEAT_MS * 3).toBeLessThan(HEARTBEAT_MS);
    expect(LONGEST_TURN_MS).toBeGreaterThan(TURN_MS + STALE_MS + LONGEST_ATTEMPT_MS);
  });
});
