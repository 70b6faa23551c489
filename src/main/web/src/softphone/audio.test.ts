import { expect, test } from 'vitest';
import { HEARD_LEVEL, microphoneProblem, peak } from './microphone';
import { NO_STATISTICS, readStatistics } from './statistics';

test('adds up what goes out and comes in, audio only', () => {
  expect(
    readStatistics([
      { type: 'outbound-rtp', kind: 'audio', packetsSent: 50 },
      { type: 'inbound-rtp', kind: 'audio', packetsReceived: 48, packetsLost: 1, audioLevel: 0.2, totalAudioEnergy: 0.5 },
      { type: 'inbound-rtp', kind: 'video', packetsReceived: 900 },
      { type: 'media-source', kind: 'audio', totalAudioEnergy: 0.7 },
      { type: 'candidate-pair', packetsSent: 999 },
    ]),
  ).toEqual({ packetsSent: 50, packetsReceived: 48, packetsLost: 1, audioLevelIn: 0.2, audioEnergyIn: 0.5, audioEnergyOut: 0.7 });
  expect(readStatistics([])).toEqual(NO_STATISTICS);
});

test('hears a voice and does not hear silence', () => {
  expect(peak([128, 128, 129, 127])).toBeLessThan(HEARD_LEVEL);
  expect(peak([128, 150, 90])).toBeGreaterThan(HEARD_LEVEL);
  expect(peak([])).toBe(0);
});

test('explains why there is no microphone', () => {
  const error = (name: string) => Object.assign(new Error(name), { name });
  expect(microphoneProblem(error('NotAllowedError'), true)).toBe('denied');
  expect(microphoneProblem(error('NotFoundError'), true)).toBe('none');
  expect(microphoneProblem(error('NotReadableError'), true)).toBe('busy');
  expect(microphoneProblem(error('NotAllowedError'), false)).toBe('insecure');
  expect(microphoneProblem('?', true)).toBe('other');
});
