import { useEffect } from 'react';

const RING_EVERY_MS = 2200;

/** A soft double tone and a changed page title while something is offered. */
export function useRinging(ringing: boolean, title: string): void {
  useEffect(() => {
    if (!ringing) {
      return;
    }
    const before = document.title;
    document.title = title;
    const context = new AudioContext();
    const ring = () => {
      for (const [offset, frequency] of [
        [0, 660],
        [0.35, 550],
      ] as const) {
        tone(context, context.currentTime + offset, frequency);
      }
    };
    ring();
    const timer = window.setInterval(ring, RING_EVERY_MS);
    return () => {
      document.title = before;
      window.clearInterval(timer);
      void context.close();
    };
  }, [ringing, title]);
}

function tone(context: AudioContext, at: number, frequency: number): void {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(0.08, at + 0.03);
  gain.gain.linearRampToValueAtTime(0, at + 0.3);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.32);
}
