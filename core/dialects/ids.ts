// What an item's ID looks like. IDs are recognised by shape first; the survey then learns which shapes a file really uses.

import type { House } from "./house.ts";

/** How sure a token's shape alone makes it an ID: "key" (US-001, S1-BE-03b), "short" (T1, M1H), "number" (1.2, 71-05), "hash" (#12); "house" is one that the configuration names. */
export type IdForm = "house" | "key" | "short" | "number" | "hash" | "integer";

export interface IdToken {
  readonly id: string;
  readonly form: IdForm;
  /** Length in the text, decoration such as brackets not counted. */
  readonly length: number;
}

/** Prefixes that name standards, encodings, products or other registers, never a backlog item. */
const foreign =
  /^(?:ADR|RFC|ISO|IEC|SHA|UTF|MD|AES|RSA|TLS|SSL|HTTP|HTTPS|IPV|CVE|CWE|OWASP|WCAG|COVID|GPT|CLAUDE|OAUTH|BASE|ES|EC|S3|K8S|H|Q|V|RISK|FIG|TABLE|APPENDIX|GDPR|ART|WEB|BIG|PKCS|X|MP|CSS|HTML|PY|NODE|JAVA|VUE|REACT|ANGULAR|ASSUMPTION|KPI|NODEJS|ARM|AMD|INTEL|LLAMA|GEMINI)[-_.]?\d/i;
/** Of these, the ones that a file may well have in a family of its own: R1, R2, R3; WEB-12. */
const maybeOwn =
  /^(?:S3|D3|R2|K8|H[1-6]|(?:H|Q|V|X|ES|EC|MD|MP|ART|WEB|BIG|BASE|CSS|HTML|PY|NODE|JAVA|VUE|REACT|ANGULAR|ARM)-\d{1,4}[a-z]?)$/;
const foreignShort =
  /^(?:S3|H[1-6]|Q[1-4]|V\d|K8|EC2|MP[34]|X86|I18N|L10N|A11Y|B2B|B2C|P2P|E2E|2FA|3D|OAuth2|HTTP2|UTF8|Web3|D3|R2)$/i;

const hash = /^#\d{1,6}(?![\p{L}\p{N}])/u;
const token = /^[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)*/u;
const key =
  /^[A-Za-z][A-Za-z]{0,11}\d{0,3}(?:[-_][A-Za-z]{0,10}\d{0,4}(?:\.\d{1,3})*[a-z]?){0,3}[-_]\d{1,5}(?:\.\d{1,3}){0,3}[a-z]{0,2}(?:-[a-z]{2,12})?$/;
const keyTail =
  /^[A-Z][A-Za-z]{0,11}(?:-[A-Z][A-Za-z0-9]{0,10}){0,2}-\d+(?:\.\d+){0,2}(?:-[A-Z]{1,3}\d{1,3}[a-z]?){1,2}$/;
const mixed = /^[A-Z]{1,5}\d{1,3}(?:-[A-Z]{1,5}\d{0,3}){1,3}[a-z]?$/;
/** Work of a phase: "UI-P1", "API-S12". */
const staged = /^[A-Z]{2,5}-[A-Z]{1,2}\d{1,2}[a-z]?$/;
/** "H5-001" counts like any other; "H5" is a heading's level. */
const counted = /^[HQV]\d-\d{2,3}$/;
const lettered = /^[A-Z]{1,5}\d{0,3}-\d{1,4}-[A-Z]$/;
const short = /^[A-Z]{1,5}\d{1,5}(?:\.\d{1,3}){0,4}[A-Za-z]?$/;
const number = /^\d{1,3}(?:\.\d{1,3}){1,4}[a-z]?$/;
const dashed = /^\d{1,3}-\d{1,3}[a-z]?$/;
const slugged = /^(?:item|task|req|request|story|feature)_\d{2,4}(?:_[a-z0-9]+){1,14}$/;
const greek = /^[α-ω]$/u;

/** Word processors write IDs with hyphens that do not break; they are hyphens all the same. */
export function hyphened(text: string): string {
  return /[\u2010\u2011]/.test(text) ? text.replace(/[\u2010\u2011]/g, "-") : text;
}

/**
 * The ID at the start of a text, without brackets and with plain hyphens; null where there is none.
 * A bare integer is an ID only where `integers` allows it, for the caller knows the word before it; R2 and S3 only where
 * `listed` says that IDs stand here: in a column of IDs, in a list of dependencies.
 */
export function idAt(text: string, house: House, integers = false, listed = false): IdToken | null {
  const own = house.ids.length > 0 ? houseId(text, house) : null;
  if (own) return own;
  const open = /^[[(]/.exec(text) ? 1 : 0;
  const rest = hyphened(text.slice(open));
  const numbered = hash.exec(rest);
  if (numbered) return { id: numbered[0], form: "hash", length: numbered[0].length + 2 * open };
  let candidate = token.exec(rest)?.[0];
  if (!candidate) return null;
  if (open && text[open + candidate.length] !== (text[0] === "[" ? "]" : ")")) return null;
  // "T001-T005" and "1.4-1.9" are two IDs with a dash between them.
  const first = /^([A-Z]+)(\d+)(?=-\1\d+$)/.exec(candidate) ?? /^\d{1,3}(?:\.\d{1,3})+(?=-\d)/.exec(candidate);
  if (first) candidate = first[0];
  const form = (listed ? ownForm(candidate) : null) ?? formOf(candidate, integers);
  if (form) return { id: candidate, form, length: candidate.length + 2 * open };
  // "US-001.Title": the full stop belongs to the sentence.
  const stop = candidate.lastIndexOf(".");
  if (stop > 0) {
    candidate = candidate.slice(0, stop);
    const again = (listed ? ownForm(candidate) : null) ?? formOf(candidate, integers);
    if (again) return { id: candidate, form: again, length: candidate.length + 2 * open };
  }
  return null;
}

/** An ID of the house's own shape, bare or in brackets. */
function houseId(text: string, house: House): IdToken | null {
  for (const pattern of house.ids) {
    const bare = pattern.exec(text)?.[0];
    if (bare) return { id: bare, form: "house", length: bare.length };
    const close = text[0] === "[" ? "]" : text[0] === "(" ? ")" : null;
    const inner = close ? pattern.exec(text.slice(1))?.[0] : undefined;
    if (inner && text[inner.length + 1] === close) return { id: inner, form: "house", length: inner.length + 2 };
  }
  return null;
}

function ownForm(candidate: string): IdForm | null {
  return maybeOwn.test(candidate) ? (candidate.includes("-") ? "key" : "short") : null;
}

function formOf(candidate: string, integers: boolean): IdForm | null {
  if (/^\d/.test(candidate)) {
    if (number.test(candidate) || dashed.test(candidate)) return "number";
    return integers && /^\d{1,5}[a-z]?$/.test(candidate) ? "integer" : null;
  }
  if (greek.test(candidate)) return integers ? "integer" : null;
  if (!/\d/.test(candidate)) return null;
  if (slugged.test(candidate)) return "key";
  if ((foreign.test(candidate) && !counted.test(candidate)) || foreignShort.test(candidate)) return null;
  if (short.test(candidate) || staged.test(candidate)) return "short";
  if (
    (key.test(candidate) && hasIdCase(candidate)) ||
    keyTail.test(candidate) ||
    mixed.test(candidate) ||
    lettered.test(candidate)
  )
    return "key";
  return null;
}

/** "US-1", "Task-11", "task-11", "SaaS-ORG-1.0" look like IDs; "phase-one-2" style slugs with long lower-case words do not. */
function hasIdCase(candidate: string): boolean {
  const lead = /^[A-Za-z]+/.exec(candidate)?.[0] ?? "";
  if (/^[A-Z]/.test(lead)) return true;
  return /^(?:task|issue|item|bug|story|us|epic|ticket|back|draft|request|req|feat|doc|spike)[-_]\d/.test(candidate);
}

/** Every ID in a text, left to right, with its plain offsets. */
export function idsIn(
  text: string,
  house: House,
): { readonly id: string; readonly form: IdForm; readonly start: number; readonly end: number }[] {
  const found: { id: string; form: IdForm; start: number; end: number }[] = [];
  const starts = /(?<![\p{L}\p{N}_/.-])(?=[\p{L}\p{N}#])/gu;
  let past = 0;
  for (const { index } of text.matchAll(starts)) {
    if (index < past) continue;
    const hit = idAt(text.slice(index, index + 60), house);
    if (!hit) continue;
    found.push({ id: hit.id, form: hit.form, start: index, end: index + hit.id.length });
    past = index + hit.id.length;
  }
  return found;
}

/** The family an ID belongs to: its letters and separators, every number as 0: "S1-BE-03b" -> "S0-BE-0". */
export function familyOf(id: string): string {
  return hyphened(id)
    .replace(/\d+/g, "0")
    .replace(/(0)[a-z]{1,2}(?=$|-)/, "$1")
    .replace(/(?:\.0)+/g, ".0");
}
