import { type Status, type VersionStatus } from './readStatus';
import { sparkline, type Terminal } from './terminal';

const DAY_MS = 24 * 3600 * 1000;

/** The status for people. */
export function statusText(status: Status, { paint }: Pick<Terminal, 'paint'>, nowMs: number): string {
  const { shopId, products, orders, eventBatches, versions, reportsByDay } = status;
  const lines = [
    `shop          ${shopId}`,
    `products      ${products}`,
    `orders        ${orders}`,
    `event batches ${eventBatches}`,
    `phones/day    ${sparkline(reportsByDay)}  ${reportsByDay.reduce((sum, count) => sum + count, 0)} verdicts in 14 days`,
    ...versions.map((version, index) => versionLine(version, index === 0)),
  ];
  if (versions.length === 0) lines.push('recommender   none published');
  return lines.join('\n');

  function versionLine(version: VersionStatus, isNewest: boolean): string {
    const state = stateOf(version, isNewest);
    const colour = state === 'live' ? 'green' : state === 'earlier' ? 'dim' : 'red';
    const { healthy, failed } = version;
    const health = failed > 0 ? paint('red', `${failed} failed`) : '0 failed';
    const reverts = version.revertsTo === undefined ? '' : `, back to version ${version.revertsTo}`;
    const name = isNewest ? 'recommender  ' : '             ';
    return `${name} v${version.version} ${version.artifactVersion} ${version.percent} %  ${healthy} healthy, ${health}  ${paint(colour, state)}${reverts}`;
  }

  function stateOf(version: VersionStatus, isNewest: boolean): string {
    if (version.stopped) return 'stopped: phones failed on it';
    if (!isNewest) return 'earlier';
    if (version.disabled) return 'models are switched off';
    if (version.expiresAtMs <= nowMs) return 'expired: publish or promote renews it';
    const days = Math.ceil((version.expiresAtMs - nowMs) / DAY_MS);
    return days <= 7 ? `live, expires in ${days} days` : 'live';
  }
}
