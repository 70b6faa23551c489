import { http } from '../api/http';

/** What was measured when a model was trained; `top1` are shares from 0 to 1, absent without texts. */
export interface Compared {
  texts: number;
  top1_new?: number;
  top1_present?: number;
}

export interface TrainedModel {
  version: string;
  trainedAt: string;
  labels: number;
  figures: { present?: string; held_weeks?: Compared; held_texts?: Compared };
  shadowAnswers: number;
  shadowSame: number;
}

export interface Drift {
  since: string;
  answers: Record<'CERTAIN' | 'DOUBTFUL' | 'UNKNOWN', number>;
  unknownWordsPercent: number | null;
  labels: number;
  corrected: number;
  waiting: number;
}

export interface Models {
  active: string;
  previous: string;
  shadow: string | null;
  builtVersion: string;
  drift: Drift;
  models: TrainedModel[];
}

/** The name of the model that came with the server. */
export const BUILT = 'built';

const at = (version: string, what: string) => `/api/models/${encodeURIComponent(version)}/${what}`;

export const modelApi = {
  get: () => http.get<Models>('/api/models'),
  activate: (version: string) => http.post<Models>(at(version, 'activate')),
  back: () => http.post<Models>('/api/models/back'),
  card: (version: string) => http.get<{ markdown: string }>(at(version, 'card')),
};
