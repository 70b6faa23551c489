import { Alert, Button, Input, Segmented } from 'antd';
import { SearchOutlined, SoundOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { Me } from '../api/types';
import { useLanguage } from '../i18n/language';
import { PageBar } from '../shared/PageBar';
import { problemText } from '../shared/problemText';
import { Providers } from '../shared/Providers';
import { skillGroupName } from '../shared/skillGroup';
import { cityTime } from './cityTime';
import { FILTERS, matching, type LineFilter } from './filter';
import { HotSpotDrawer } from './HotSpotDrawer';
import { LineDrawer } from './LineDrawer';
import { LineList } from './LineList';
import './lines.css';
import { useLines, useNames } from './useLines';

interface Props {
  me: Me;
  onSignOut: () => void;
}

export default function LinesHome(props: Props) {
  return (
    <Providers>
      <LinesPage {...props} />
    </Providers>
  );
}

function LinesPage({ me, onSignOut }: Props) {
  const { language, t } = useLanguage();
  const { data, problem, reload } = useLines();
  const names = useNames();
  const [filter, setFilter] = useState<LineFilter>('all');
  const [words, setWords] = useState('');
  const [opened, setOpened] = useState<string | null>(null);
  const [announcing, setAnnouncing] = useState(false);
  const unit = (code: string) => {
    const department = names.departments.get(code);
    return department === undefined ? code : language === 'zh' ? department.nameZh : department.nameEn;
  };
  const groupName = (group: string) => skillGroupName(language, names.departments.values(), group) ?? group;
  const shown = matching(data?.lines ?? [], filter, words, unit);
  const onAir = (data?.hotSpots ?? []).filter((hotSpot) => hotSpot.on);
  const line = data?.lines.find((one) => one.number === opened) ?? null;
  return (
    <>
      <PageBar title={t('lines.title')} me={me} onSignOut={onSignOut} />
      <main className="lines" data-testid="lines">
        <div className="tools lines-tools">
          <Input
            allowClear
            prefix={<SearchOutlined />}
            className="lines-search"
            data-testid="lines-search"
            aria-label={t('lines.search')}
            placeholder={t('lines.search')}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <div className="wide-filter">
            <Segmented
              value={filter}
              onChange={(value) => setFilter(value as LineFilter)}
              options={FILTERS.map((value) => ({ value, label: <span data-testid={`lines-filter-${value}`}>{t(`lines.filter.${value}`)}</span> }))}
            />
          </div>
          <span role="status" data-testid="lines-count">
            {data !== null && t('lines.count', { count: shown.length })}
          </span>
          <Button icon={<SoundOutlined />} danger={onAir.length > 0} data-testid="hotspot-open" onClick={() => setAnnouncing(true)}>
            {onAir.length > 0 ? t('hotspot.onCount', { count: onAir.length }) : t('hotspot.open')}
          </Button>
        </div>
        {problem !== null && <Alert type="error" showIcon title={problemText(language, problem)} />}
        {onAir
          .filter((hotSpot) => hotSpot.line === null)
          .map((hotSpot) => (
            <p key={hotSpot.id} className="everywhere" data-testid="hotspot-everywhere">
              <SoundOutlined /> {t('hotspot.every')}: {hotSpot.text} ({cityTime(language, hotSpot.until)})
            </p>
          ))}
        {data === null && problem === null && <p className="starting">{t('common.loading')}</p>}
        {data !== null && <LineList lines={shown} onAir={onAir} unit={unit} groupName={groupName} onOpen={setOpened} />}
      </main>
      <LineDrawer line={line} names={names} unit={unit} groupName={groupName} editable={me.role === 'ADMINISTRATOR'} onClose={() => setOpened(null)} onChanged={reload} />
      {data !== null && <HotSpotDrawer open={announcing} lines={data.lines} hotSpots={data.hotSpots} onClose={() => setAnnouncing(false)} onChanged={reload} />}
    </>
  );
}
