// Readings on their way between threads: plain data only, so what a reading computes is left behind and made again.
import { originalIn } from "../../core/dialects/reader.ts";
import type { Reading } from "../../core/model/reading.ts";
import type { PackedReading } from "./archive.ts";

export function packed(reading: Reading): PackedReading {
  return { reading: { ...reading, original: null }, original: reading.original?.text ?? null };
}

export function unpacked({ reading, original }: PackedReading): Reading {
  return original === null ? reading : { ...reading, original: originalIn(original) };
}
