// What the bench measures: one row for each figure, in milliseconds unless it says otherwise.

export interface Row {
  readonly part: string;
  readonly what: string;
  readonly server: string;
  /** The document's or the workspace's size: "1 MB", "10,000 files". */
  readonly size: string;
  readonly value: number;
}

/** Somebody's figures, kept and printed as they come. */
export interface Rows {
  readonly all: readonly Row[];
  add(part: string, what: string, server: string, size: string, value: number): void;
  /** The figure of one server; NaN where it was not measured. */
  value(part: string, what: string, server: string, size: string): number;
}

export function createRows(known: readonly Row[] = []): Rows {
  const all: Row[] = [...known];
  return {
    all,
    add(part, what, server, size, value) {
      const row = { part, what, server, size, value: Math.round(value * 100) / 100 };
      all.push(row);
      console.log([part, what, server, size, row.value].join("\t"));
    },
    value: (part, what, server, size) =>
      all.find((row) => row.part === part && row.what === what && row.server === server && row.size === size)?.value ??
      Number.NaN,
  };
}

/** The value below which a share of the figures lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const sizes = { "80 KB": 80_000, "1 MB": 1_000_000, "10 MB": 10_000_000 } as const;
export type Size = keyof typeof sizes;
