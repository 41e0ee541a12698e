// The burn-up: points planned and done, summed up sprint by sprint, drawn and as a table.
import { say } from "../../core/text/message.ts";
import type { Capacities } from "../../server/protocol.ts";
import { speak } from "./language.ts";

const [width, height, left, bottom] = [640, 180, 40, 20];

export function BurnUp({ steps }: { readonly steps: Capacities["burnUp"] }) {
  const top = Math.max(...steps.map(({ planned, done }) => Math.max(planned, done)), 1);
  const x = (index: number) => left + ((width - left - 8) * (index + 1)) / steps.length;
  const y = (points: number) => 8 + (height - bottom - 8) * (1 - points / top);
  const line = (of: (step: (typeof steps)[number]) => number) =>
    [`M${left},${y(0)}`, ...steps.map((step, index) => `L${x(index)},${y(of(step))}`)].join(" ");
  const last = steps.at(-1);
  return (
    <section class="burn-up">
      <h2>
        {speak(say`Burn-up`)}{" "}
        <span class="count">{speak(say`${last?.done ?? 0} of ${last?.planned ?? 0} points done`)}</span>
      </h2>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={speak(say`Points planned and done, summed up over the sprints`)}
      >
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line class="grid" x1={left} x2={width - 8} y1={y(top * share)} y2={y(top * share)} />
            <text class="axis" x={left - 6} y={y(top * share) + 4} text-anchor="end">
              {Math.round(top * share)}
            </text>
          </g>
        ))}
        <path class="planned-line" d={line((step) => step.planned)} />
        <path class="done-line" d={line((step) => step.done)} />
        {steps.map((step, index) => (
          <text key={step.name} class="axis" x={x(index)} y={height - 4} text-anchor="end">
            {step.name.replace(/:.*/, "").slice(0, 12)}
          </text>
        ))}
      </svg>
      <details>
        <summary>{speak(say`As a table`)}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{speak(say`Up to`)}</th>
              <th scope="col">{speak(say`Planned`)}</th>
              <th scope="col">{speak(say`Done`)}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step.name}>
                <th scope="row">{step.name}</th>
                <td>{step.planned}</td>
                <td>{step.done}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
