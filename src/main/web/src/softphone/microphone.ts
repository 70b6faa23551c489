export type MicrophoneProblem = 'insecure' | 'denied' | 'none' | 'busy' | 'other';

/** Says in one word why the browser gave no microphone. */
export function microphoneProblem(error: unknown, secure: boolean): MicrophoneProblem {
  if (!secure) {
    return 'insecure';
  }
  const name = error instanceof Error ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'other';
  }
}

/** The loudest sample of a block of 8-bit samples around 128, as 0 to 1. */
export function peak(samples: ArrayLike<number>): number {
  let loudest = 0;
  for (let index = 0; index < samples.length; index += 1) {
    loudest = Math.max(loudest, Math.abs((samples[index] ?? 128) - 128) / 128);
  }
  return loudest;
}

/** Sound that is surely more than the noise of an open line. */
export const HEARD_LEVEL = 0.03;

export interface LevelMeter {
  label: string;
  stop: () => void;
}

/** Opens the microphone and reports its level some 15 times a second until stopped. */
export async function openMicrophone(onLevel: (level: number) => void): Promise<LevelMeter> {
  if (navigator.mediaDevices === undefined) {
    throw new DOMException('no media devices', 'SecurityError');
  }
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Uint8Array(analyser.fftSize);
  const timer = window.setInterval(() => {
    analyser.getByteTimeDomainData(samples);
    onLevel(peak(samples));
  }, 66);
  return {
    label: stream.getAudioTracks()[0]?.label ?? '',
    stop: () => {
      window.clearInterval(timer);
      stream.getTracks().forEach((track) => track.stop());
      void context.close();
    },
  };
}
