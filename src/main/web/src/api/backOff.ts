const FIRST_MS = 500;
const LONGEST_MS = 10_000;

/**
 * How long to wait before the next try: doubles from half a second to ten seconds, with a
 * random quarter taken off so that many consoles do not come back in one beat.
 */
export function backOff(failures: number, random: number = Math.random()): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (1 - random / 4));
}
