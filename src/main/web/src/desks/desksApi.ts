import { http } from '../api/http';
import type { Channel, PauseReasonEntry, WrapUp } from '../api/types';

export type CountsAs = PauseReasonEntry['countsAs'];
export type WrapUpKind = WrapUp['kind'];

/** How a wrap-up goes; the empty line is every line of the channel that has no rule of its own. */
export interface WrapUpRule {
  channel: Channel;
  line: string;
  kind: WrapUpKind;
  seconds: number;
  extensions: number;
  extensionSeconds: number;
}

const at = ({ channel, line }: Pick<WrapUpRule, 'channel' | 'line'>) => `/api/wrap-up-rules/${channel}/${line === '' ? 'all' : encodeURIComponent(line)}`;

export const desksApi = {
  reasons: () => http.get<PauseReasonEntry[]>('/api/pause-reasons'),
  saveReason: ({ code, nameZh, nameEn, countsAs, choosable, position }: Omit<PauseReasonEntry, 'givenBySystem'>) =>
    http.put<PauseReasonEntry[]>(`/api/pause-reasons/${encodeURIComponent(code)}`, { nameZh, nameEn, countsAs, choosable, position }),
  rules: () => http.get<WrapUpRule[]>('/api/wrap-up-rules'),
  saveRule: ({ kind, seconds, extensions, extensionSeconds, ...of }: WrapUpRule) => http.put<WrapUpRule[]>(at(of), { kind, seconds, extensions, extensionSeconds }),
  deleteRule: (of: Pick<WrapUpRule, 'channel' | 'line'>) => http.delete<WrapUpRule[]>(at(of)),
};
