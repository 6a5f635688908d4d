/** So many seconds of a tone as telephones have it. */
export const wavOf = (seconds: number, rate = 8000): Buffer => {
  const bytes = Buffer.alloc(44 + seconds * rate * 2);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  for (const [at, value] of [
    [16, 16],
    [24, rate],
    [28, rate * 2],
    [40, bytes.length - 44],
  ] as const)
    bytes.writeUInt32LE(value, at);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    bytes.writeUInt16LE(value, at);
  bytes.write('data', 36, 'latin1');
  for (let at = 44; at < bytes.length; at += 2)
    bytes.writeInt16LE(Math.round(8000 * Math.sin((at * Math.PI * 440) / rate)), at);
  return bytes;
};
