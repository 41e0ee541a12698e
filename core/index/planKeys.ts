// When two names mean the same sprint or the same role: "Sprint 3: Payments" = "sprint 3", "QA Engineer" = "QA".

const counted =
  /^(sprints?|waves?|phases?|iterations?|milestones?|releases?|weeks?|fase|étape)[\s#_-]*(\d+(?:\.\d+)*|[a-z])(?![\p{L}\p{N}])/u;

/** Reduces a sprint's name to what identifies it. A bare number is taken for a sprint's. */
export function sprintKey(name: string): string {
  const text = name.normalize("NFKC").toLowerCase().replace(/[*_`]/g, "").trim().replace(/\s+/g, " ");
  const found = counted.exec(text);
  if (found !== null) return `${found[1]?.replace(/s$/, "")} ${unpadded(found[2] ?? "")}`;
  if (/^#?\d+(\.\d+)*$/.test(text)) return `sprint ${unpadded(text.replace("#", ""))}`;
  return text.replace(/\s*[:(–—].*$/u, "") || text;
}

/** The number that orders a sprint among its kind; null when its name carries none. */
export function sprintNumber(name: string): number | null {
  const found = /(\d+(?:\.\d+)?)$/.exec(sprintKey(name));
  return found === null ? null : Number(found[1]);
}

const unpadded = (digits: string): string => digits.replace(/^0+(?=\d)/, "");

const roleSpellings: readonly (readonly [RegExp, string])[] = [
  [/\b(dev ?ops|sre|ops|infra(structure)?|platform)\b/, "devops"],
  [/\b(full[- ]?stack|fs)\b/, "fullstack"],
  [/\b(back[- ]?end|be|server)\b/, "backend"],
  [/\b(front[- ]?end|fe|ui dev)\b/, "frontend"],
  [/\b(qa|q\.a\.|quality( assurance)?|test(er|ing)?|sdet)\b/, "qa"],
  [/\b(product owner|po)\b/, "product owner"],
  [/\b(product manager|project manager|pm)\b/, "pm"],
];

/** Reduces a role to what identifies it; numbered people of one role ("BE-A", "BE-B") share it. */
export function roleKey(role: string): string {
  const text = role.normalize("NFKC").toLowerCase().replace(/[*`]/g, "").replace(/_/g, " ").trim().replace(/\s+/g, " ");
  // "DevOps/Backend" is neither: nobody knows who of the two does it.
  if (/[/&,+]|\band\b/.test(text)) return text;
  for (const [spelling, key] of roleSpellings) if (spelling.test(text)) return key;
  return text.replace(/\s*\b(engineers?|developers?|devs?|team|leads?|specialists?|s)\b\s*/g, " ").trim() || text;
}
