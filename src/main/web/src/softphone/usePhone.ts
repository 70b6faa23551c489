import { useEffect, useRef, useSyncExternalStore } from 'react';
import { agentApi } from '../api/api';
import { backOff } from '../api/backOff';
import type { PhoneState } from './machine';
import { SipPhone, type Phone } from './softphone';
import type { SoftphoneStatistics } from './statistics';

declare global {
  interface Window {
    /** For tests: what the audio of the present call does. */
    yihaotong?: { softphoneStats: () => Promise<SoftphoneStatistics> };
    /** Only while developing: a telephone that needs no Asterisk. */
    yihaotongDevPhone?: Phone;
  }
}

/**
 * Starts the telephone of a seat and stops it with the page, or when the agent sits elsewhere. Without a seat
 * there is none.
 */
export function usePhone(seat: string | null, onProblem: (problem: unknown) => void): {
  phone: Phone;
  state: PhoneState;
  audioRef: React.RefObject<HTMLAudioElement | null>;
} {
  const phoneRef = useRef<Phone | null>(null);
  phoneRef.current ??= (import.meta.env.DEV ? window.yihaotongDevPhone : undefined) ?? new SipPhone();
  const phone = phoneRef.current;
  const audioRef = useRef<HTMLAudioElement | null>(null);
  const state = useSyncExternalStore(phone.subscribe, phone.state);
  const report = useRef(onProblem);
  report.current = onProblem;

  useEffect(() => {
    if (seat === null) {
      return;
    }
    let gone = false;
    let failures = 0;
    let retry: number | undefined;
    const start = async () => {
      try {
        const account = await agentApi.softphone();
        if (!gone && audioRef.current !== null) {
          await phone.start(account, audioRef.current, agentApi.softphone);
        }
      } catch (problem) {
        if (failures === 0) {
          report.current(problem);
        }
        failures += 1;
        retry = window.setTimeout(() => void start(), backOff(failures));
      }
    };
    void start();
    window.yihaotong = { softphoneStats: () => phone.statistics() };
    // A closed page can hold no call: end it in words (BYE), not by silence.
    const leave = () => phone.stop();
    window.addEventListener('pagehide', leave);
    return () => {
      gone = true;
      window.clearTimeout(retry);
      window.removeEventListener('pagehide', leave);
      delete window.yihaotong;
      phone.stop();
    };
  }, [phone, seat]);

  return { phone, state, audioRef };
}
