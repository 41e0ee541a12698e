// A regular expression as a configuration writes it: what is none is told where it stands.
import * as z from "zod";

export function regularExpression(): z.ZodType<string> {
  return z.string().refine(isPattern, "expected a regular expression");
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}
