// The board: columns of cards. Dropping a card, or Alt with an arrow key, changes the text of its item.
import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { type Message, say } from "../../core/text/message.ts";
import type { BoardCard, BoardColumn, Grouping } from "../../server/protocol.ts";
import type { BacklogFile } from "../features/plan/messages.ts";
import "./plan.css";
import "./board.css";
import { Card } from "./card.tsx";
import { ask, tell } from "./host.ts";
import { speak } from "./language.ts";
import { useAnswer, useChoices, useFile } from "./live.ts";
import { Choice, Empty, Notice, Scope, Search, Toolbar } from "./parts.tsx";

const groupings: readonly (readonly [Grouping, string])[] = [
  ["status", speak(say`Status`)],
  ["sprint", speak(say`Sprint`)],
  ["epic", speak(say`Epic`)],
  ["owner", speak(say`Owner`)],
  ["label", speak(say`Label`)],
];

/** Cards that a column shows at first, and that "more" adds. */
const page = 50;
/** Columns that have cards at once; those to the right of them get theirs when they come near the screen. */
const ahead = 8;

interface Choices {
  readonly by: Grouping;
  readonly only: BacklogFile | null;
  readonly search: string;
  readonly more: Readonly<Record<string, number>>;
}

/** A card on its way. */
interface Carried {
  readonly card: BoardCard;
  readonly from: BoardColumn;
}

function Board() {
  const [{ by, only, search, more }, choose] = useChoices<Choices>({ by: "status", only: null, search: "", more: {} });
  const file = useFile();
  const columns = useAnswer("backlint/board", {
    by,
    first: page,
    columns: ahead,
    more,
    ...(only === null ? {} : { uri: only.uri }),
    ...(search === "" ? {} : { search }),
  });
  const [notice, setNotice] = useState("");
  const carried = useRef<Carried | null>(null);
  const grid = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const empty = columns?.flatMap(({ count, cards }, at) => (count > 0 && cards.length === 0 ? [at] : [])) ?? [];
    const watcher = new IntersectionObserver(
      (entries) => {
        const near = entries.filter(({ isIntersecting }) => isIntersecting);
        const keys = near.flatMap(({ target }) => columns?.[Number(target.getAttribute("data-column"))]?.key ?? []);
        if (keys.length > 0) choose({ more: { ...more, ...Object.fromEntries(keys.map((key) => [key, page])) } });
      },
      { root: grid.current, rootMargin: "0px 600px" },
    );
    for (const at of empty) {
      const section = grid.current?.querySelector(`[data-column="${at}"]`);
      if (section) watcher.observe(section);
    }
    return () => watcher.disconnect();
  }, [columns, more, choose]);

  const move = async ({ card, from }: Carried, to: BoardColumn) => {
    if (to.key === from.key) return;
    const { refused } = await ask("backlint/regroup", {
      item: { uri: card.uri, key: card.key },
      to: { by, value: to.value, from: from.value },
    });
    setNotice(refused ?? speak(say`${card.id ?? card.title} is now under ${to.title}.`));
  };

  /** Walks with the arrow keys, by what is on the screen. */
  const walk = (event: KeyboardEvent, column: number, row: number) => {
    const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    const from = columns?.[column];
    const card = from?.cards[row];
    if (step === undefined || columns === null || from === undefined || card === undefined) return;
    event.preventDefault();
    const [across = 0, down = 0] = step;
    if (event.altKey && across !== 0) {
      const to = columns[column + across];
      if (to !== undefined) void move({ card, from }, to);
      return;
    }
    for (let at = column + across; at >= 0 && at < columns.length; at += across || columns.length) {
      const cards = grid.current?.querySelectorAll(`[data-column="${at}"] .card`);
      const next = cards?.[Math.min(across === 0 ? row + down : row, cards.length - 1)];
      if (next instanceof HTMLElement) return next.focus();
    }
  };

  const total = columns?.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return (
    <>
      <Toolbar>
        <Choice
          label={speak(say`Group by`)}
          value={by}
          options={groupings}
          onChoose={(value) => choose({ by: value, more: {} })}
        />
        <Scope file={file} only={only} onChoose={(value) => choose({ only: value })} />
        <Search value={search} onSearch={(words) => choose({ search: words })} />
      </Toolbar>
      <Notice text={notice} />
      {columns !== null && total === 0 && (
        <Empty>
          {search === ""
            ? speak(say`No items yet. Open a Markdown file with stories, tasks or sprints.`)
            : speak(say`Nothing has all these words.`)}
        </Empty>
      )}
      <p id="keys" class="hidden">
        {speak(
          say`Arrow keys walk between cards, Enter opens the text, Alt with Left or Right moves the card to the next column.`,
        )}
      </p>
      <div class="columns" ref={grid}>
        {columns?.map((column, at) => (
          <section
            key={column.key}
            class="column"
            data-column={at}
            aria-label={spoken(column)}
            onDragOver={(event) => column.value !== null && event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              if (carried.current !== null) void move(carried.current, column);
            }}
          >
            <h2>
              {column.title} <span class="count">{figures(column)}</span>
            </h2>
            <ul>
              {column.cards.map((card, row) => (
                <Card
                  key={`${card.uri}#${card.key}`}
                  card={card}
                  onOpen={() => tell({ type: "open", uri: card.uri, range: card.range })}
                  onKey={(event) => walk(event, at, row)}
                  onCarry={(is) => {
                    carried.current = is ? { card, from: column } : null;
                  }}
                />
              ))}
            </ul>
            {column.cards.length < column.count && (
              <button
                type="button"
                class="more"
                onClick={() => choose({ more: { ...more, [column.key]: column.cards.length + page } })}
              >
                {speak(say`Show ${Math.min(page, column.count - column.cards.length)} more`)}
              </button>
            )}
          </section>
        ))}
      </div>
    </>
  );
}

const figures = ({ count, points }: BoardColumn): string =>
  points === null ? `${count}` : speak(say`${count} · ${points} pts`);

const itemsOf = (count: number): Message => (count === 1 ? say`${count} item` : say`${count} items`);

const spoken = ({ title, count, points }: BoardColumn): string =>
  speak(points === null ? say`${title}, ${itemsOf(count)}` : say`${title}, ${itemsOf(count)}, ${points} points`);

render(<Board />, document.getElementById("view") ?? document.body);
tell({ type: "ready" });
