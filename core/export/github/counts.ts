// How much a plan does and how long that takes, in numbers and in words.
import { joined, type Message, say } from "../../text/message.ts";
import { isChange, refOfStep, type Step } from "./operation.ts";
import type { Plan } from "./plan.ts";

export interface Counts {
  readonly create: number;
  readonly update: number;
  readonly link: number;
  readonly close: number;
  readonly labels: number;
  readonly milestones: number;
  /** Issues that are as their items say. */
  readonly same: number;
}

export function countsOf({ steps, wanted, remote }: Plan): Counts {
  const number = (...types: readonly Step["type"][]): number => steps.filter(({ type }) => types.includes(type)).length;
  const changing = new Set(steps.flatMap((step) => refOfStep(step) ?? []));
  const updated = new Set(steps.flatMap((step) => (isChange(step) ? [refOfStep(step)] : [])));
  return {
    create: number("create"),
    update: updated.size,
    link: number("parent", "unparent", "block", "unblock"),
    close: number("close"),
    labels: number("label"),
    milestones: number("milestone"),
    same: [...wanted.keys()].filter((ref) => !changing.has(ref) && remote.byRef.has(ref)).length,
  };
}

/** "12 issues to create, 3 issues to change, 14 links between issues"; "nothing to do". */
export function countsText(counts: Counts): Message {
  const { create, update, link, close, labels, milestones } = counts;
  const parts: readonly (readonly [number, Message])[] = [
    [create, create === 1 ? say`${create} issue to create` : say`${create} issues to create`],
    [update, update === 1 ? say`${update} issue to change` : say`${update} issues to change`],
    [close, close === 1 ? say`${close} issue to close` : say`${close} issues to close`],
    [link, link === 1 ? say`${link} link between issues` : say`${link} links between issues`],
    [labels, labels === 1 ? say`${labels} label to make` : say`${labels} labels to make`],
    [milestones, milestones === 1 ? say`${milestones} milestone to make` : say`${milestones} milestones to make`],
  ];
  const said = parts.flatMap(([number, words]) => (number === 0 ? [] : [words]));
  return said.length === 0 ? say`nothing to do` : joined(said, ", ");
}

export function durationText(minutes: number): Message {
  if (minutes < 1) return say`about ${Math.max(5, Math.ceil((minutes * 60) / 5) * 5)} seconds`;
  const whole = Math.round(minutes);
  return whole === 1 ? say`about ${whole} minute` : say`about ${whole} minutes`;
}

/** Whether anything keeps the plan from being carried out. */
export const isBlocked = ({ notes }: Plan): boolean => notes.some(({ level }) => level === "block");
