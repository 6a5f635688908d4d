import type { Database } from '../client.ts';

/** A phone of the practice network. `entered`: a client's, who calls us. */
export type SandboxLeg = {
  channel: string;
  phone: string | null;
  extension: string | null;
  shows: string | null;
  entered: boolean;
  state: 'dialled' | 'ringing' | 'up' | 'ended';
  cause: number | null;
  techCause: number | null;
  /** the key that its client has pressed */
  pressed: string | null;
  at: string;
};

const COLUMNS = `channel, phone, extension, shows, entered, state, cause, tech_cause AS "techCause", pressed, at`;

/** Those that ring or talk, and those that ended a moment ago. */
export const sandboxLegs = async (db: Database, line: string): Promise<SandboxLeg[]> => {
  const { rows } = await db.pool.query<Omit<SandboxLeg, 'at'> & { at: Date }>({
    name: 'sandbox-legs',
    text: `SELECT ${COLUMNS} FROM sandbox_leg WHERE account_id = $1 AND (state <> 'ended' OR at > now() - interval '1 minute') ORDER BY at, channel`,
    values: [line],
  });
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
};

type Dialled = Pick<SandboxLeg, 'channel' | 'phone' | 'extension' | 'shows'> & { line: string };

/** It rings by itself: a phone that is not picked up is what most dials come to. */
export const dialSandboxLeg = async (
  db: Database,
  { line, channel, phone, extension, shows }: Dialled,
): Promise<void> => {
  await db.pool.query({
    name: 'dial-sandbox-leg',
    text: `INSERT INTO sandbox_leg (channel, account_id, phone, extension, shows, state) VALUES ($1, $2, $3, $4, $5, 'ringing') ON CONFLICT DO NOTHING`,
    values: [channel, line, phone, extension, shows],
  });
};

export const enterSandboxLeg = async (
  db: Database,
  { line, channel, phone }: { line: string; channel: string; phone: string | null },
): Promise<void> => {
  await db.pool.query({
    name: 'enter-sandbox-leg',
    text: `INSERT INTO sandbox_leg (channel, account_id, phone, entered, state) VALUES ($1, $2, $3, true, 'ringing')`,
    values: [channel, line, phone],
  });
};

export const endSandboxLeg = async (db: Database, channel: string): Promise<void> => {
  await db.pool.query({
    name: 'end-sandbox-leg',
    text: `UPDATE sandbox_leg SET state = 'ended', cause = coalesce(cause, 16), at = now() WHERE channel = $1 AND state <> 'ended'`,
    values: [channel],
  });
};

/** What whoever plays this phone does. False where it neither rings nor talks. */
export const playSandboxLeg = async (
  db: Database,
  {
    line,
    channel,
    state,
    cause,
    techCause,
    pressed,
  }: Pick<SandboxLeg, 'channel' | 'state' | 'cause' | 'techCause' | 'pressed'> & { line: string },
): Promise<boolean> => {
  const { rowCount } = await db.pool.query({
    name: 'play-sandbox-leg',
    text: `UPDATE sandbox_leg SET state = $3, cause = $4, tech_cause = $5, pressed = coalesce($6, pressed), at = now() WHERE account_id = $1 AND channel = $2 AND state <> 'ended'`,
    values: [line, channel, state, cause, techCause, pressed],
  });
  return rowCount === 1;
};
