import { Card, Select } from 'antd';
import { useEffect, useState } from 'react';
import { agentApi } from '../api/api';
import type { SeatPlace } from '../api/types';
import { useLanguage } from '../i18n/language';

interface Props {
  /** Where the agent sits; null before the shift has begun. */
  seat: string | null;
  onChoose: (seat: string) => void;
}

/** Where to sit in this shift: the own seat, unless somebody else sits there or another one suits better. */
export function SeatPicker({ seat, onChoose }: Props) {
  const { t } = useLanguage();
  const [places, setPlaces] = useState<SeatPlace[]>([]);
  const fetchPlaces = () => {
    agentApi.seats().then(setPlaces, () => undefined);
  };
  useEffect(fetchPlaces, [seat]);
  return (
    <Card className="seat-picker" data-testid="seat-picker" title={t('seat.title')}>
      <p>{t(seat === null ? 'seat.needed' : 'seat.why')}</p>
      <Select
        data-testid="seat-select"
        data-value={seat ?? ''}
        value={seat}
        placeholder={t('seat.choose')}
        aria-label={t('seat.title')}
        showSearch
        options={places.map((place) => ({ value: place.seat, label: label(place, seat, t), disabled: !place.free && place.seat !== seat }))}
        onOpenChange={(open) => open && fetchPlaces()}
        onChange={onChoose}
      />
    </Card>
  );
}

function label(place: SeatPlace, seat: string | null, t: ReturnType<typeof useLanguage>['t']): string {
  if (place.seat === seat) {
    return t('seat.mine', { seat: place.seat });
  }
  if (!place.free) {
    return t('seat.taken', { seat: place.seat, name: place.holder ?? '' });
  }
  return place.own ? t('seat.own', { seat: place.seat }) : place.seat;
}
