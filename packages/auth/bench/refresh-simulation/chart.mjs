/**
 * Draws the requests for each second as an SVG, on a logarithmic scale: one panel for each scenario, one curve for each
 * policy, the quota as a line.
 *
 * @module
 */
import { QUOTA } from './simulate.mjs';

const WIDTH = 860;
const PANEL = 250;
const PLOT = { left: 64, right: 32, top: 56, height: 150 };
/** Seconds per point, which shows their maximum. */
const STEP = 20;
/** The lower end of the scale, in requests per second. */
const LEAST = 10;
const COLORS = ['#c2410c', '#1d4ed8'];

const style = `text{font:12px system-ui,sans-serif;fill:#57606a}.title{font-weight:600;font-size:14px;fill:#24292f}
.axis{stroke:#8c959f;fill:none}.quota{stroke:#57606a;stroke-dasharray:5 4}.down{fill:#8c959f;opacity:.25}
@media(prefers-color-scheme:dark){text{fill:#9ea7b3}.title{fill:#e6edf3}}`;

export function draw(panels) {
  const height = panels.length * PANEL;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Refresh requests per second after a deploy and after an outage">
<style>${style}</style>
${panels.map((panel, index) => `<g transform="translate(0 ${index * PANEL})">\n${drawPanel(panel)}</g>`).join('\n')}
</svg>
`;
}

function drawPanel({ title, runs, duration, outage, skip = 0 }) {
  const curves = runs.map(({ requests }) => peaks(requests, skip, duration));
  const decades = Math.ceil(Math.log10(Math.max(...curves.flat()))) - 1;
  const width = WIDTH - PLOT.left - PLOT.right;
  const x = (second) => round(PLOT.left + ((second - skip) / (duration - skip)) * width);
  const y = (count) =>
    round(PLOT.top + PLOT.height * (1 - Math.log10(Math.max(count, LEAST) / LEAST) / decades));
  const floor = y(LEAST);

  const lines = curves.map((points, index) => {
    const path = points.map((count, step) => `${x(skip + step * STEP)} ${y(count)}`).join('L');
    return `<path d="M${path}" fill="none" stroke="${COLORS[index]}" stroke-width="1.5"/>`;
  });
  const legend = runs.map(
    ({ policy, requests }, index) =>
      `<text x="${PLOT.left + index * 330}" y="42"><tspan fill="${COLORS[index]}">━ </tspan>${policy.name}: peak ${Math.max(...requests.subarray(skip))}/s</text>`,
  );
  const hours = Array.from({ length: (duration - skip) / 1800 + 1 }, (_, half) => half * 1800).map(
    (second) =>
      `<text x="${x(skip + second)}" y="${floor + 18}" text-anchor="middle">${second / 60} min</text>`,
  );
  return [
    `<text class="title" x="${PLOT.left}" y="22">${title}</text>`,
    ...legend,
    outage[1] > outage[0]
      ? `<rect class="down" x="${x(outage[0])}" y="${PLOT.top}" width="${round(x(outage[1]) - x(outage[0]))}" height="${PLOT.height}"/>`
      : '',
    `<path class="axis" d="M${PLOT.left} ${PLOT.top}V${floor}H${WIDTH - PLOT.right}"/>`,
    ...Array.from({ length: decades + 1 }, (_, decade) => LEAST * 10 ** decade).map(
      (count) => `<text x="${PLOT.left - 8}" y="${y(count) + 4}" text-anchor="end">${count}/s</text>`,
    ),
    ...hours,
    ...lines,
    `<path class="quota" d="M${PLOT.left} ${y(QUOTA)}H${WIDTH - PLOT.right}"/>`,
    `<text x="${WIDTH - PLOT.right}" y="${y(QUOTA) - 5}" text-anchor="end">Cognito's default quota, ${QUOTA}/s</text>`,
  ].join('\n');
}

function peaks(requests, from, to) {
  const points = [];
  for (let second = from; second < to; second += STEP) {
    points.push(Math.max(...requests.subarray(second, second + STEP)));
  }
  return points;
}

const round = (number) => Math.round(number * 10) / 10;
