/** How loud each part of a recording is, from 0 to 1, a row for each side. */
export const loudness = (sides: Float32Array[], parts: number): number[][] => {
  const rows = sides.map((side) => {
    const step = Math.max(1, Math.floor(side.length / parts));
    return Array.from({ length: Math.min(parts, side.length) }, (_, part) => {
      let most = 0;
      // each fourth sample is enough to be seen
      for (let at = part * step; at < (part + 1) * step; at += 4) most = Math.max(most, Math.abs(side[at] ?? 0));
      return most;
    });
  });
  const top = Math.max(0.01, ...rows.flat());
  return rows.map((row) => row.map((one) => one / top));
};

export type Recording = { url: string; seconds: number; sides: number[][] };

const PARTS = 240;

/** The file once, as a listening is counted: what plays it and what is drawn of it. */
export const openRecording = async (callId: string): Promise<Recording> => {
  const response = await fetch(`/api/v1/calls/${callId}/recording`, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(String(response.status));
  const bytes = await response.arrayBuffer();
  const url = URL.createObjectURL(new Blob([bytes], { type: response.headers.get('content-type') ?? 'audio/wav' }));
  const reader = new OfflineAudioContext(1, 1, 8000);
  const audio = await reader.decodeAudioData(bytes);
  const sides = Array.from({ length: audio.numberOfChannels }, (_, side) => audio.getChannelData(side));
  return { url, seconds: audio.duration, sides: loudness(sides, PARTS) };
};
