// What was promised, as ratios within one run.
import type { Rows } from "./rows.ts";

export interface Goal {
  readonly metric: string;
  readonly goal: string;
  /** The ratio that was measured; NaN where one of its figures is missing. */
  readonly ratio: number;
  readonly most: number;
}

const [own, rumdl, markdown, floor] = ["backlint", "rumdl", "VS Code Markdown", "library floor"];

export function goals(rows: Rows): readonly Goal[] {
  const { value } = rows;
  const goal = (metric: string, words: string, most: number, ours: number, theirs: number): Goal => ({
    metric,
    goal: words,
    ratio: ours / theirs,
    most,
  });
  const key = (server: string, size: string, what = "middle p50") => value("keystroke", what, server, size);
  const dialect = (server: string, what: string) =>
    Math.max(
      ...["stories", "table", "fence", "list"].map((shape) => value("dialects", `${shape} ${what}`, server, "1 MB")),
    );
  const flip = (server: string, what: string) =>
    Math.max(...["opened", "removed"].map((way) => value("flip", `fence ${way}, ${what}`, server, "1 MB")));
  const opened = (server: string) => value("open", "complete", server, "1 MB");
  const asked = (server: string, what: string) => value("requests", `${what} after a key`, server, "1 MB");
  const files = "10,000 files";
  const read = value("files", "read all", "floor", files);
  return [
    goal("keystroke, 80 KB", "1/6 of rumdl", 1 / 6, key(own, "80 KB"), key(rumdl, "80 KB")),
    goal("keystroke, 80 KB", "1/30 of VS Code's Markdown server", 1 / 30, key(own, "80 KB"), key(markdown, "80 KB")),
    goal("keystroke, 1 MB", "1/25 of rumdl", 1 / 25, key(own, "1 MB"), key(rumdl, "1 MB")),
    goal("keystroke, 1 MB", "1/140 of VS Code's Markdown server", 1 / 140, key(own, "1 MB"), key(markdown, "1 MB")),
    goal("keystroke, 1 MB", "1.8 x the library floor", 1.8, key(own, "1 MB"), key(floor, "1 MB")),
    goal("keystroke, 10 MB", "1.5 x our own at 1 MB", 1.5, key(own, "10 MB"), key(own, "1 MB")),
    goal(
      "p95 at random carets, 1 MB",
      "1/15 of rumdl's",
      1 / 15,
      key(own, "1 MB", "random p95"),
      key(rumdl, "1 MB", "random p95"),
    ),
    goal("p95 at random carets, worst dialect", "1/15 of rumdl's", 1 / 15, dialect(own, "p95"), dialect(rumdl, "p95")),
    goal("p50, worst dialect", "4 x mixed", 4, dialect(own, "p50"), key(own, "1 MB", "random p50")),
    goal("structure flip: others wait", "50 ms", 50, flip(own, "longest wait of others"), 1),
    goal("structure flip: diagnostics", "rumdl's", 1, flip(own, "all diagnostics"), flip(rumdl, "all diagnostics")),
    goal("structure flip: all of them", "1.5 x opening", 1.5, flip(own, "all diagnostics"), opened(own)),
    goal(
      "burst of 10 keys, 1 MB",
      "1/30 of rumdl",
      1 / 30,
      value("burst", "last key to diagnostics", own, "1 MB"),
      value("burst", "last key to diagnostics", rumdl, "1 MB"),
    ),
    goal(
      "open to the first diagnostics, 1 MB",
      "VS Code's Markdown server's",
      1,
      value("open", "first diagnostics", own, "1 MB"),
      value("open", "first diagnostics", markdown, "1 MB"),
    ),
    goal("open to complete, 1 MB, cold", "2 x VS Code's Markdown server", 2, opened(own), opened(markdown)),
    goal(
      "open to complete, 1 MB, warm",
      "2 x rumdl",
      2,
      value("open", "complete, known from before", own, "1 MB"),
      opened(rumdl),
    ),
    ...["hover", "definition", "completion"].map((what) =>
      goal(`${what} right after a key, 1 MB`, "1/4 of rumdl", 1 / 4, asked(own, what), asked(rumdl, what)),
    ),
    goal(
      "resident memory, 1 MB",
      "VS Code's Markdown server's",
      1,
      value("memory", "resident MB at rest", own, "1 MB"),
      value("memory", "resident MB at rest", markdown, "1 MB"),
    ),
    goal(
      "memory after 10,000 keys",
      "1.1 x at rest",
      1.1,
      value("memory", "resident MB after 10000 keys", own, "1 MB"),
      value("memory", "resident MB at rest", own, "1 MB"),
    ),
    goal(
      "cold index of 10,000 files",
      "4 x (read + line scan)",
      4,
      value("files", "cold index", own, files),
      read + value("files", "look at all lines", "floor", files),
    ),
    goal("cached start, 10,000 files", "1 x read", 1, value("files", "cached start", own, files), read),
    goal(
      "backlint lint, 1 MB",
      "0.8 x markdownlint",
      0.8,
      value("lint", "whole program", own, "1 MB"),
      value("lint", "whole program", "markdownlint", "1 MB"),
    ),
    goal(
      "backlint lint, 10 MB",
      "12 x 1 MB",
      12,
      value("lint", "whole program", own, "10 MB"),
      value("lint", "whole program", own, "1 MB"),
    ),
  ];
}

/** As the rows of a Markdown table. */
export function listed(all: readonly Goal[]): string {
  const figure = (value: number) =>
    Number.isNaN(value)
      ? "not measured"
      : value < 1
        ? `1/${(1 / value).toFixed(value < 0.1 ? 0 : 1)}`
        : value.toFixed(value < 10 ? 1 : 0);
  const lines = all.map(({ metric, goal, ratio, most }) => {
    const met = Number.isNaN(ratio) ? "not measured" : ratio <= most ? "yes" : "no";
    return `| ${metric} | at most ${goal} | ${figure(ratio)} | ${met} |`;
  });
  return ["| metric | goal | measured | met |", "| --- | --- | --- | --- |", ...lines].join("\n");
}
