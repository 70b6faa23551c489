import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { problemText } from './problemText';
import { testId } from './testId';

interface Props {
  masked: string;
  reveal: (reason: string) => Promise<{ phone: string }>;
}

/** A masked number; in the clear only for a reason, which the server records. */
export function RevealPhone({ masked, reveal }: Props) {
  const { language, t } = useLanguage();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [phone, setPhone] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  const confirm = async () => {
    setBusy(true);
    setProblem(null);
    try {
      setPhone((await reveal(reason.trim())).phone);
      setAsking(false);
    } catch (refused) {
      setProblem(refused);
    } finally {
      setBusy(false);
    }
  };

  return (
    <span className="reveal-phone">
      <span data-testid="phone" className="phone-number">
        {phone ?? masked}
      </span>
      {phone === null && (
        <Button size="small" data-testid="phone-reveal" onClick={() => setAsking(true)}>
          {t('reveal.show')}
        </Button>
      )}
      <Modal
        open={asking}
        title={t('reveal.title')}
        okText={t('reveal.confirm')}
        okButtonProps={{ disabled: reason.trim().length < 2, ...testId('phone-reveal-confirm') }}
        confirmLoading={busy}
        onOk={() => void confirm()}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <p>{t('reveal.why')}</p>
        <Input
          autoFocus
          maxLength={200}
          value={reason}
          data-testid="phone-reveal-reason"
          aria-label={t('reveal.reason')}
          placeholder={t('reveal.reason')}
          onChange={(event) => setReason(event.target.value)}
          onPressEnter={() => reason.trim().length >= 2 && void confirm()}
        />
        {problem !== null && <p className="problem">{problemText(language, problem)}</p>}
      </Modal>
    </span>
  );
}
