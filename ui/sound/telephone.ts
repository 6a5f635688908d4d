const RATE = 8000;

/** Any sound that the browser can read as telephones have it: WAV, mono, 8 kHz, 16 bit. Throws where it cannot be read. */
export const telephoneWav = async (file: Blob): Promise<Blob> => {
  const read = await new OfflineAudioContext(1, 1, 44_100).decodeAudioData(await file.arrayBuffer());
  const offline = new OfflineAudioContext(1, Math.max(1, Math.ceil(read.duration * RATE)), RATE);
  const source = offline.createBufferSource();
  source.buffer = read;
  source.connect(offline.destination);
  source.start();
  return wavOf((await offline.startRendering()).getChannelData(0));
};

/** `samples`: from -1 to 1. */
export const wavOf = (samples: Float32Array): Blob => {
  const view = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const text = (at: number, word: string) =>
    [...word].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, view.byteLength - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  // PCM, one channel
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, index) =>
    view.setInt16(44 + index * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true),
  );
  return new Blob([view.buffer], { type: 'audio/wav' });
};
