/** What is heard while a call rings: two tones, a pause, and again. A browser that plays nothing before the first click leaves it silent. */

/** Hertz of both tones. */
const TONES = [523, 659] as const;
/** Seconds. */
const TONE = 0.35;
const EVERY_MS = 2_500;
const LOUDNESS = 0.12;

/** Rings until `signal` is aborted. */
export const ring = (signal: AbortSignal): void => {
  const context = new AudioContext();
  const sound = (): void => {
    TONES.forEach((frequency, index) => {
      const [tone, loudness] = [context.createOscillator(), context.createGain()];
      const start = context.currentTime + index * TONE;
      tone.frequency.value = frequency;
      loudness.gain.setValueAtTime(0, start);
      loudness.gain.linearRampToValueAtTime(LOUDNESS, start + 0.03);
      loudness.gain.linearRampToValueAtTime(0, start + TONE);
      tone.connect(loudness).connect(context.destination);
      tone.start(start);
      tone.stop(start + TONE);
    });
  };
  sound();
  const again = setInterval(sound, EVERY_MS);
  signal.addEventListener('abort', () => {
    clearInterval(again);
    void context.close();
  });
};
