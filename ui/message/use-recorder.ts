import { useEffect, useRef, useState } from 'react';

/** What a messenger knows as a voice first. */
const kinds = [
  ['audio/ogg;codecs=opus', 'ogg'],
  ['audio/mp4', 'm4a'],
  ['audio/webm;codecs=opus', 'webm'],
] as const;
/** A voice of more is a call. */
const MOST_SECONDS = 600;

/** Records the microphone into a file; `trouble` is why it does not. */
export const useRecorder = (then: (voice: File) => void, name: string) => {
  const [seconds, setSeconds] = useState<number>();
  const [trouble, setTrouble] = useState<'unable' | 'forbidden'>();
  const recorder = useRef<MediaRecorder>(null);
  const isWanted = useRef(false);
  const isOn = seconds !== undefined;
  const stop = (wanted: boolean) => {
    isWanted.current = wanted;
    recorder.current?.stop();
  };
  useEffect(() => {
    if (!isOn) return undefined;
    const began = Date.now();
    const timer = setInterval(() => {
      const past = Math.floor((Date.now() - began) / 1000);
      setSeconds(past);
      if (past < MOST_SECONDS) return;
      isWanted.current = true;
      recorder.current?.stop();
    }, 500);
    return () => clearInterval(timer);
  }, [isOn]);
  // whoever leaves the talk is not heard any more
  useEffect(
    () => () => {
      isWanted.current = false;
      if (recorder.current?.state === 'recording') recorder.current.stop();
    },
    [],
  );
  const start = async () => {
    const kind = globalThis.MediaRecorder && kinds.find(([type]) => MediaRecorder.isTypeSupported(type));
    // only a page with https, or of this machine, is given a microphone
    if (!kind || !navigator.mediaDevices) return setTrouble('unable');
    const [type, ending] = kind;
    const heard = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => undefined);
    if (!heard) return setTrouble('forbidden');
    const pieces: Blob[] = [];
    const own = new MediaRecorder(heard, { mimeType: type });
    own.ondataavailable = ({ data }) => pieces.push(data);
    own.onstop = () => {
      for (const track of heard.getTracks()) track.stop();
      setSeconds(undefined);
      const moment = new Date().toTimeString().slice(0, 8).replaceAll(':', '-');
      if (isWanted.current && pieces.length > 0)
        then(new File(pieces, `${name} ${moment}.${ending}`, { type: type.split(';')[0]! }));
    };
    recorder.current = own;
    setTrouble(undefined);
    setSeconds(0);
    own.start();
  };
  return { seconds, trouble, start, stop };
};
