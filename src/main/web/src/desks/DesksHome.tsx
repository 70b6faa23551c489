import { Tabs } from 'antd';
import type { Me } from '../api/types';
import { useLanguage } from '../i18n/language';
import { PageBar } from '../shared/PageBar';
import { Providers } from '../shared/Providers';
import './desks.css';
import { ReasonsPanel } from './ReasonsPanel';
import { RulesPanel } from './RulesPanel';

interface Props {
  me: Me;
  onSignOut: () => void;
}

/** What an administrator sets for the desks of all agents. */
export default function DesksHome({ me, onSignOut }: Props) {
  const { t } = useLanguage();
  return (
    <Providers>
      <PageBar title={t('desks.title')} me={me} onSignOut={onSignOut} />
      <main className="desks" data-testid="desks">
        <Tabs
          items={[
            { key: 'reasons', label: <span data-testid="tab-reasons">{t('desks.tab.reasons')}</span>, children: <ReasonsPanel /> },
            { key: 'rules', label: <span data-testid="tab-wrap-up">{t('desks.tab.rules')}</span>, children: <RulesPanel /> },
          ]}
        />
      </main>
    </Providers>
  );
}
