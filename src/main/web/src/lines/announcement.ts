import { translate, type Language } from '../i18n/language';
import { fromField } from './cityTime';
import type { HotSpot } from './lineApi';

const LONGEST = 300;
const DAY_MS = 24 * 3_600_000;

/** What is on for a line, or for every line together: the two are apart. */
export function onAir(hotSpots: readonly HotSpot[], line: string | null): HotSpot | undefined {
  return hotSpots.find((hotSpot) => hotSpot.on && hotSpot.line === line);
}

export function announcementFaults(language: Language, text: string, until: string, now: number): string[] {
  const faults: string[] = [];
  const length = text.trim().length;
  if (length === 0 || length > LONGEST) {
    faults.push(translate(language, 'hotspot.fault.text'));
  }
  const end = fromField(until);
  if (end === null || Date.parse(end) <= now || Date.parse(end) > now + DAY_MS) {
    faults.push(translate(language, 'hotspot.fault.until'));
  }
  return faults;
}
