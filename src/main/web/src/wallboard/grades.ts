import type { Channel } from '../api/types';

export type Grade = 'good' | 'warn' | 'bad';

/** From which wait on, in seconds, a channel is late and too late (GB/T 33358: 15 s, 3 min, 24 h). */
export const WAIT_LIMITS: Record<Channel, readonly [late: number, tooLate: number]> = {
  VOICE: [15, 60],
  LETTER: [12 * 3600, 24 * 3600],
  MESSAGE: [120, 180],
};

/** Good at or above the aim, bad below the floor. */
export function grade(value: number, aim: number, floor: number): Grade {
  return value >= aim ? 'good' : value >= floor ? 'warn' : 'bad';
}
