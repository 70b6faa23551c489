import { useCallback, useEffect, useState } from 'react';
import { referenceApi } from '../api/api';
import type { Department } from '../api/types';
import { lineApi, type HotSpot, type Line } from './lineApi';

const REFRESH_MS = 15_000;

export interface LinesData {
  lines: Line[];
  hotSpots: HotSpot[];
}

/** The lines as of now: again on focus and every 15 s, for what they do changes with the clock. */
export function useLines(): { data: LinesData | null; problem: unknown; reload: () => void } {
  const [data, setData] = useState<LinesData | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [asked, setAsked] = useState(0);
  const reload = useCallback(() => setAsked((count) => count + 1), []);
  useEffect(() => {
    let gone = false;
    Promise.all([lineApi.all(), lineApi.announcements()])
      .then(([lines, hotSpots]) => {
        if (!gone) {
          setData({ lines, hotSpots });
          setProblem(null);
        }
      })
      .catch((refused: unknown) => !gone && setProblem(refused));
    return () => {
      gone = true;
    };
  }, [asked]);
  useEffect(() => {
    const timer = window.setInterval(reload, REFRESH_MS);
    window.addEventListener('focus', reload);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('focus', reload);
    };
  }, [reload]);
  return { data, problem, reload };
}

export interface Names {
  departments: ReadonlyMap<string, Department>;
  majors: ReadonlyMap<string, { zh: string; en: string }>;
}

/** Names of units and categories; the page does without them while they are away. */
export function useNames(): Names {
  const [names, setNames] = useState<Names>({ departments: new Map(), majors: new Map() });
  useEffect(() => {
    Promise.all([referenceApi.departments(), referenceApi.taxonomy()])
      .then(([departments, taxonomy]) =>
        setNames({
          departments: new Map(departments.map((department) => [department.code, department])),
          majors: new Map(taxonomy.map((category) => [category.code.slice(0, 2), { zh: category.major, en: category.majorEn }])),
        }),
      )
      .catch(() => undefined);
  }, []);
  return names;
}
