let audio: AudioContext | undefined;
let hushed = false;

/** While one talks on the phone nothing chimes into the client's ear. */
export const hush = (on: boolean) => {
  hushed = on;
};

/** Two short soft tones; silent until the user has touched the page, as browsers demand. */
export const ring = () => {
  if (hushed || !navigator.userActivation?.hasBeenActive) return;
  try {
    audio ??= new AudioContext();
    if (audio.state === 'suspended') void audio.resume();
    const start = audio.currentTime;
    [660, 880].forEach((pitch, turn) => {
      const [tone, volume] = [audio!.createOscillator(), audio!.createGain()];
      const at = start + turn * 0.12;
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.0001, at);
      volume.gain.exponentialRampToValueAtTime(0.12, at + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.25);
      tone.connect(volume).connect(audio!.destination);
      tone.start(at);
      tone.stop(at + 0.3);
    });
  } catch {
    // a page without sound works as well
  }
};
