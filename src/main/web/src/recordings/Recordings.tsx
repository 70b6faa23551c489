import { Alert, Button, Drawer, Empty, Input, Modal, Table } from 'antd';
import { PlayCircleOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { useContact } from '../agent/useContact';
import { recordingApi } from '../api/api';
import type { Recording } from '../api/types';
import { useLanguage } from '../i18n/language';
import { clock, dateTime, day } from '../shared/format';
import { problemText } from '../shared/problemText';
import { testId } from '../shared/testId';
import './recordings.css';

/** The recordings, for a supervisor: each is heard only for a reason, which the server records. */
export function Recordings() {
  const { language, t } = useLanguage();
  const [open, setOpen] = useState(false);
  const [list, setList] = useState<Recording[]>([]);
  const [asked, setAsked] = useState<Recording | null>(null);
  const [audio, setAudio] = useState<{ of: Recording; url: string } | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  const show = () => {
    setOpen(true);
    setProblem(null);
    recordingApi.last().then(setList, setProblem);
  };
  // What was heard does not stay in the page.
  useEffect(() => () => {
    if (audio !== null) {
      URL.revokeObjectURL(audio.url);
    }
  }, [audio]);
  return (
    <>
      <Button data-testid="recordings-open" onClick={show}>
        {t('recordings.title')}
      </Button>
      <Drawer
        open={open}
        size="large"
        title={t('recordings.title')}
        onClose={() => {
          setOpen(false);
          setAudio(null);
        }}
      >
        {problem !== null && <Alert type="error" showIcon title={problemText(language, problem)} />}
        {audio !== null && (
          <figure className="recording-player">
            <figcaption>{t('recordings.playing', { at: dateTime(language, audio.of.keptAt) })}</figcaption>
            <audio controls autoPlay src={audio.url} data-testid="recording-audio" />
          </figure>
        )}
        <Table<Recording>
          rowKey="id"
          size="small"
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
          dataSource={list}
          locale={{ emptyText: <Empty description={t('recordings.none')} /> }}
          columns={[
            { title: t('recordings.contact'), render: (_, row) => <RecordedContact id={row.contact} /> },
            { title: t('recordings.at'), render: (_, row) => dateTime(language, row.keptAt) },
            { title: t('recordings.length'), className: 'recording-cell', render: (_, row) => clock(row.seconds) },
            { title: t('recordings.deleted'), responsive: ['sm'], render: (_, row) => day(language, row.deleteAt) },
            {
              title: '',
              render: (_, row) => (
                <Button icon={<PlayCircleOutlined />} data-testid="recording-play" onClick={() => setAsked(row)}>
                  {t('recordings.listen')}
                </Button>
              ),
            },
          ]}
        />
      </Drawer>
      {asked !== null && (
        <AskReason
          onCancel={() => setAsked(null)}
          onReason={async (reason) => {
            const url = URL.createObjectURL(await recordingApi.listen(asked.id, reason));
            setAudio({ of: asked, url });
            setAsked(null);
          }}
        />
      )}
    </>
  );
}

/** Which contact was recorded: its number, the line and who called, masked. */
function RecordedContact({ id }: { id: string }) {
  const { contact } = useContact(id, 'recording');
  return contact === null ? (
    <span>…</span>
  ) : (
    <span className="recording-contact" data-testid="recording-contact">
      <strong>{contact.number}</strong> {contact.line?.number} {contact.phone}
    </span>
  );
}

function AskReason({ onCancel, onReason }: { onCancel: () => void; onReason: (reason: string) => Promise<void> }) {
  const { language, t } = useLanguage();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const confirm = async () => {
    setBusy(true);
    try {
      await onReason(reason.trim());
    } catch (refused) {
      setProblem(refused);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t('recordings.why')}
      okText={t('recordings.listen')}
      okButtonProps={{ disabled: reason.trim().length < 2, ...testId('recording-confirm') }}
      confirmLoading={busy}
      onOk={() => void confirm()}
      onCancel={onCancel}
    >
      <p>{t('recordings.whyHint')}</p>
      <Input autoFocus maxLength={200} value={reason} data-testid="recording-reason" aria-label={t('recordings.why')} onChange={(event) => setReason(event.target.value)} onPressEnter={() => reason.trim().length >= 2 && void confirm()} />
      {problem !== null && <p className="problem">{problemText(language, problem)}</p>}
    </Modal>
  );
}
