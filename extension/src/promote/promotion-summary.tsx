import type { PromoteSummary } from '../wire/protocol.js';
import { prettyJson } from './pretty-json.js';

/** What a promotion made: pipeline, execution, steps, outputs, and the definition to read. */
export function PromotionSummary({ summary }: { summary: PromoteSummary }) {
  const { steps = [], outputs = {} } = summary;
  const facts = [
    ['Pipeline', summary.pipelineName],
    ['ARN', summary.pipelineArn],
    ['Execution', summary.executionArn],
    ['Status', summary.executionStatus],
  ].filter(([, value]) => value !== undefined);
  return (
    <>
      <dl className="sb-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {name === 'Status' ? (
                <span className="sb-badge" data-status={value}>
                  {value}
                </span>
              ) : (
                value
              )}
            </dd>
          </div>
        ))}
      </dl>
      {steps.length > 0 && (
        <section>
          <h3>Steps</h3>
          <table className="sb-table">
            <thead>
              <tr>
                <th scope="col">Step</th>
                <th scope="col">Status</th>
                <th scope="col">Reason</th>
              </tr>
            </thead>
            <tbody>
              {steps.map((step) => (
                <tr key={step.name}>
                  <th scope="row">{step.name}</th>
                  <td>
                    <span className="sb-badge" data-status={step.status}>
                      {step.status}
                    </span>
                  </td>
                  <td>{step.failureReason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {Object.keys(outputs).length > 0 && (
        <section>
          <h3>Outputs</h3>
          <dl className="sb-facts">
            {Object.entries(outputs).map(([name, address]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{address}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <details className="sb-definition" open={summary.pipelineArn === undefined}>
        <summary>Definition</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled text must be reachable by keys */}
        <pre tabIndex={0}>{prettyJson(summary.definition)}</pre>
      </details>
    </>
  );
}
