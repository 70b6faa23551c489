import { http } from '../api/http';
import { currentLanguage } from '../i18n/language';
import type { Channel } from '../api/types';

export const BUCKETS = ['WHOLE', 'HALF_HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR'] as const;
export const DIMENSIONS = ['CHANNEL', 'LINE', 'MAJOR', 'MINOR', 'AGENT', 'SKILL_GROUP'] as const;

export type Bucket = (typeof BUCKETS)[number];
export type Dimension = (typeof DIMENSIONS)[number];

export interface ReportRow {
  start: string | null;
  keys: (string | null)[];
  figures: Record<string, number | null>;
  rates: Record<string, number | null>;
}

export interface Report {
  from: string;
  to: string;
  bucket: Bucket;
  by: Dimension[];
  channel: Channel | null;
  answerWithinSeconds: number;
  shortAbandonedSeconds: number;
  rows: ReportRow[];
  total: ReportRow;
  names: Partial<Record<Dimension, Record<string, { zh: string; en: string }>>>;
}

export interface Question {
  from: string;
  to: string;
  bucket: Bucket;
  by: Dimension | null;
  channel: Channel | null;
}

export function path(question: Question, format?: 'csv'): string {
  const query = new URLSearchParams({ from: question.from, to: question.to, bucket: question.bucket });
  if (question.by !== null) {
    query.set('by', question.by);
  }
  if (question.channel !== null) {
    query.set('channel', question.channel);
  }
  if (format !== undefined) {
    query.set('format', format);
  }
  return `/api/reports?${query}`;
}

export const reportApi = {
  get: (question: Question) => http.get<Report>(path(question)),
  /** The headings of the file are in the language of the page. */
  file: async (question: Question): Promise<Blob> => {
    const answer = await fetch(path(question, 'csv'), {
      credentials: 'same-origin',
      headers: { Accept: 'text/csv', 'Accept-Language': currentLanguage() === 'zh' ? 'zh-CN' : 'en' },
      signal: AbortSignal.timeout(60_000),
    });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    return answer.blob();
  },
};
