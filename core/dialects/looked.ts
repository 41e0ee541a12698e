// What of a survey a part of the document was read by: where that came out as before, the part need not be read again.
import type { Survey } from "./survey.ts";

/** All that a survey tells. */
export const aspects = ["headings", "bullets", "bolds", "single", "numbered", "larger", "backlog"] as const;
export type Aspect = (typeof aspects)[number];

/** The survey as it is given to who reads a part of the document; `looked` tells what they looked at. */
export function watched(survey: Survey): { readonly survey: Survey; readonly looked: Set<Aspect> } {
  const looked = new Set<Aspect>();
  const look = <A extends Aspect>(aspect: A): Survey[A] => {
    looked.add(aspect);
    return survey[aspect];
  };
  return {
    looked,
    survey: {
      get headings() {
        return look("headings");
      },
      get bullets() {
        return look("bullets");
      },
      get bolds() {
        return look("bolds");
      },
      get single() {
        return look("single");
      },
      get numbered() {
        return look("numbered");
      },
      get larger() {
        return look("larger");
      },
      get backlog() {
        return look("backlog");
      },
    },
  };
}
