import { Button, Input, Popconfirm, Select } from 'antd';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { Faults } from '../shared/Faults';
import { testId } from '../shared/testId';
import { useNow } from '../shared/useNow';
import { cityTime, fromField } from './cityTime';
import type { Editing } from './LineDrawer';
import { lineApi, type LineDetail, type Stage } from './lineApi';
import { past, planDraft, planFaults, stageAt, type CutOverDraft } from './planDraft';

const STAGES: readonly Stage[] = ['DUAL', 'STRIPPED', 'STATIONED'];

/** What has taken effect stays; what is to come can be changed. */
export function PlanEditor({ detail, plan, editable, busy, save }: Editing & { plan: NonNullable<LineDetail['plan']> }) {
  const { language, t } = useLanguage();
  const now = useNow(10_000);
  const [draft, setDraft] = useState<CutOverDraft[]>(() => planDraft(plan, Date.now()));
  const [tried, setTried] = useState(false);
  const current = stageAt(plan, now);
  const faults = planFaults(language, plan, draft, now);
  const ahead = () => draft.map((cutOver) => ({ at: fromField(cutOver.field), stage: cutOver.stage }));
  const submit = () => {
    setTried(true);
    if (faults.length === 0) {
      void save(() => lineApi.plan(detail.number, detail.version, ahead()));
    }
  };
  const atOnce = (stage: Stage) => void save(() => lineApi.plan(detail.number, detail.version, [{ at: null, stage }, ...planDraft(plan, Date.now()).map((cutOver) => ({ at: fromField(cutOver.field), stage: cutOver.stage }))]));
  const change = (key: number, part: Partial<CutOverDraft>) => setDraft((before) => before.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const add = () => setDraft((before) => [...before, { key: Math.max(-1, ...before.map((one) => one.key)) + 1, field: '', stage: after(before.at(-1)?.stage ?? current) }]);
  return (
    <section className="line-section">
      <p className="line-soft">{t('lines.plan.hint')}</p>
      <ol className="plan">
        <li>
          <span>{t('lines.plan.first')}</span> <strong>{t(`lines.stage.${plan.first}`)}</strong>
        </li>
        {past(plan, now).map((cutOver) => (
          <li key={cutOver.at} data-testid="plan-past">
            <span>{cityTime(language, cutOver.at)}</span> <strong>{t(`lines.stage.${cutOver.stage}`)}</strong> <span className="line-soft">{t('lines.plan.done')}</span>
          </li>
        ))}
        {draft.map((cutOver) => (
          <li key={cutOver.key} className="plan-ahead" data-testid="plan-ahead">
            <Input
              type="datetime-local"
              aria-label={t('lines.plan.from')}
              data-testid="plan-at"
              disabled={!editable}
              value={cutOver.field}
              onChange={(event) => change(cutOver.key, { field: event.target.value })}
            />
            <Select
              aria-label={t('lines.plan.stage')}
              disabled={!editable}
              value={cutOver.stage}
              options={STAGES.map((stage) => ({ value: stage, label: t(`lines.stage.${stage}`) }))}
              onChange={(stage) => change(cutOver.key, { stage })}
            />
            {editable && <Button icon={<DeleteOutlined />} aria-label={t('lines.plan.remove')} data-testid="plan-remove" onClick={() => setDraft((before) => before.filter((one) => one.key !== cutOver.key))} />}
          </li>
        ))}
      </ol>
      {editable && (
        <>
          <Button icon={<PlusOutlined />} data-testid="plan-add" disabled={draft.length >= 20} onClick={add}>
            {t('lines.plan.add')}
          </Button>
          <div className="line-save">
            {tried && faults.length > 0 && <Faults faults={faults} />}
            <Button type="primary" size="large" block loading={busy} data-testid="plan-save" onClick={submit}>
              {t('lines.save')}
            </Button>
          </div>
          <h3>{t('lines.plan.atOnce')}</h3>
          <p className="plan-at-once">
            {STAGES.filter((stage) => stage !== current).map((stage) => (
              <Popconfirm
                key={stage}
                title={t('lines.plan.atOnceAsk', { stage: t(`lines.stage.${stage}`) })}
                okText={t('lines.plan.atOnce')}
                cancelText={t('common.cancel')}
                okButtonProps={testId('plan-at-once-confirm')}
                onConfirm={() => atOnce(stage)}
              >
                <Button loading={busy} data-testid={`plan-at-once-${stage}`}>
                  {t(`lines.filter.${stage}`)}
                </Button>
              </Popconfirm>
            ))}
          </p>
        </>
      )}
    </section>
  );
}

function after(stage: Stage): Stage {
  return stage === 'DUAL' ? 'STRIPPED' : stage === 'STRIPPED' ? 'STATIONED' : 'DUAL';
}
