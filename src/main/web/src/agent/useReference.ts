import { useEffect, useState } from 'react';
import { backOff } from '../api/backOff';
import { referenceApi } from '../api/api';
import type { Category, Department } from '../api/types';

export interface Reference {
  taxonomy: Category[];
  departments: Department[];
}

const EMPTY: Reference = { taxonomy: [], departments: [] };

/** Categories and departments: fetched once, tried again until they are there. */
export function useReference(): Reference {
  const [reference, setReference] = useState(EMPTY);
  useEffect(() => {
    let timer: number | undefined;
    let gone = false;
    let failures = 0;
    const fetchBoth = () => {
      Promise.all([referenceApi.taxonomy(), referenceApi.departments()])
        .then(([taxonomy, departments]) => setReference({ taxonomy, departments }))
        .catch(() => {
          if (gone) {
            return;
          }
          failures += 1;
          timer = window.setTimeout(fetchBoth, backOff(failures));
        });
    };
    fetchBoth();
    return () => {
      gone = true;
      window.clearTimeout(timer);
    };
  }, []);
  return reference;
}
