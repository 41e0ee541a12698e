// Capacity: for each sprint a bar for the team and one for each role, and the burn-up over all sprints.
import { render } from "preact";
import { type Message, say } from "../../core/text/message.ts";
import type { Capacities, CapacityBar, SprintCapacity } from "../../server/protocol.ts";
import type { BacklogFile } from "../features/plan/messages.ts";
import "./plan.css";
import "./capacity.css";
import { BurnUp } from "./burnUp.tsx";
import { tell } from "./host.ts";
import { speak } from "./language.ts";
import { useAnswer, useChoices, useFile } from "./live.ts";
import { Empty, Scope, Toolbar } from "./parts.tsx";

function Capacity() {
  const [{ only }, choose] = useChoices<{ readonly only: BacklogFile | null }>({ only: null });
  const file = useFile();
  const answer: Capacities | null = useAnswer("backlint/capacity", only === null ? {} : { uri: only.uri });
  return (
    <>
      <Toolbar>
        <Scope file={file} only={only} onChoose={(value) => choose({ only: value })} />
      </Toolbar>
      {answer?.sprints.length === 0 && (
        <Empty>{speak(say`No sprints yet. Capacity appears for sections such as “Sprint 1” with their items.`)}</Empty>
      )}
      {answer !== null && answer.burnUp.length > 1 && <BurnUp steps={answer.burnUp} />}
      {answer?.sprints.map((sprint) => (
        <Sprint key={`${sprint.uri}#${sprint.name}`} sprint={sprint} />
      ))}
    </>
  );
}

function Sprint({ sprint }: { readonly sprint: SprintCapacity }) {
  const { name, dates, items, done, bars, uri, range } = sprint;
  const doneOf = items === 1 ? say`${done} of ${items} item done` : say`${done} of ${items} items done`;
  const facts = [dates, speak(doneOf)].filter(Boolean).join(" · ");
  return (
    <section class="sprint">
      <h2>
        <button type="button" class="link" onClick={() => tell({ type: "open", uri, range })}>
          {name}
        </button>{" "}
        <span class="count">{facts}</span>
      </h2>
      <ul class="bars">
        {bars.map((bar) => (
          <Bar key={`${bar.role}${bar.unit}`} bar={bar} />
        ))}
      </ul>
    </section>
  );
}

function Bar({ bar }: { readonly bar: CapacityBar }) {
  const { role, planned, limit } = bar;
  const over = limit !== null && planned > limit;
  const full = Math.max(planned, limit ?? 0, 1);
  return (
    <li class={over ? "bar over" : "bar"}>
      <span class="role">{role ?? speak(say`Team`)}</span>
      <svg class="track" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="room" width={(100 * (limit ?? planned)) / full} height="8" />
        <rect class="planned" width={(100 * Math.min(planned, limit ?? planned)) / full} height="8" />
        {over && <rect class="excess" x={(100 * limit) / full} width={(100 * (planned - limit)) / full} height="8" />}
      </svg>
      <span class="figure">{speak(figure(bar))}</span>
    </li>
  );
}

function figure({ planned, limit, unit, complete }: CapacityBar): Message {
  if (limit === null) return atLeast(complete, amount(`${planned}`, unit));
  const over = rounded(planned - limit);
  const both = atLeast(complete, amount(`${planned} / ${limit}`, unit));
  return over > 0 ? say`${both}, over by ${over}` : both;
}

const atLeast = (complete: boolean, words: Message): Message => (complete ? words : say`at least ${words}`);

const amount = (figures: string, unit: string): Message =>
  unit === "hours" ? say`${figures} h` : unit === "points" ? say`${figures} pts` : say`${figures} ${unit}`;

const rounded = (amount: number): number => Math.round(amount * 100) / 100;

render(<Capacity />, document.getElementById("view") ?? document.body);
tell({ type: "ready" });
