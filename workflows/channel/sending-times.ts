/** Milliseconds. Nobody hands a message to a provider for longer: past it the attempt is aborted, and its fate is not known. */
export const LONGEST_ATTEMPT_MS = 25_000;
/** A message that was claimed longer ago, and still waits for its turn, is put back. */
export const STALE_MS = 10_000;
/** Bytes of files that go in a second where a line is slow: so much longer a message with files may be under way, and is its claim believed. */
export const BYTES_PER_SECOND = 1_000_000;
export const longestAttempt = (files: { size: number }[]): number =>
  LONGEST_ATTEMPT_MS + Math.ceil(files.reduce((sum, { size }) => sum + (size / BYTES_PER_SECOND) * 1000, 0));
/** What an attempt came to is mostly written within a second; a record that blinks is given so long. */
const WRITING_MS = 10_000;

/** A worker that is silent for so long is taken for dead. A live one is heard many times within it, whatever it waits for. */
export const HEARTBEAT_MS = LONGEST_ATTEMPT_MS + 5_000;
export const BEAT_MS = HEARTBEAT_MS / 10;
/** After this long, whoever claimed a message is gone, or has put it back: nothing that may still be under way is given up. */
export const LEASE_MS = STALE_MS + LONGEST_ATTEMPT_MS + WRITING_MS;
/** How long one batch takes messages. */
export const TURN_MS = 20_000;
/** The activity's own limit: an answer in hand waits for the record longer than any other step takes. */
export const LONGEST_TURN_MS = 600_000;
/** A batch takes what its pace lets go within this: whoever is more urgent waits no longer for it. */
export const HORIZON_MS = 2_000;
