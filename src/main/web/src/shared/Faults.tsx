import { Alert } from 'antd';

/** All that is wrong with what was typed, one sentence a line. */
export function Faults({ faults }: { faults: readonly string[] }) {
  return (
    <Alert
      type="error"
      showIcon
      className="faults"
      data-testid="faults"
      title={
        <ul>
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      }
    />
  );
}
