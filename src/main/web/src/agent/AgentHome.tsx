import { Button, Result } from 'antd';
import type { Me } from '../api/types';
import { useLanguage } from '../i18n/language';
import { Providers } from '../shared/Providers';
import { SignedInUser } from '../shared/SignedInUser';
import { AgentDesk } from './AgentDesk';
import { useSingleTab } from './useSingleTab';
import './agent.css';

interface Props {
  me: Me;
  onSignOut: () => void;
}

export default function AgentHome({ me, onSignOut }: Props) {
  const { role, takeOver, yieldDesk } = useSingleTab();
  return (
    <Providers>
      {role === 'active' && <AgentDesk me={me} onSignOut={onSignOut} onOtherTab={yieldDesk} />}
      {role === 'passive' && <OtherTab me={me} onSignOut={onSignOut} onTakeOver={takeOver} />}
    </Providers>
  );
}

function OtherTab({ me, onSignOut, onTakeOver }: Props & { onTakeOver: () => void }) {
  const { t } = useLanguage();
  return (
    <>
      <header className="top-bar">
        <h1>{t('agent.title')}</h1>
        <SignedInUser me={me} onSignOut={onSignOut} />
      </header>
      <main data-testid="other-tab">
        <Result
          status="info"
          title={t('agent.otherTab')}
          subTitle={t('agent.otherTabHint')}
          extra={
            <Button type="primary" data-testid="take-over" onClick={onTakeOver}>
              {t('agent.takeOver')}
            </Button>
          }
        />
      </main>
    </>
  );
}
