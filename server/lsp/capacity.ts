// `backlint/capacity`: how full the sprints are, for the capacity view.
import { burnUp, sprintLoads } from "../../core/queries/sprintLoads.ts";
import { rangeOf } from "../convert.ts";
import type { Capacities, CapacityParams } from "../protocol.ts";
import type { Session } from "../session.ts";

export async function capacity(session: Session, params: CapacityParams | null): Promise<Capacities> {
  const files = await session.backlogFiles(params?.uri);
  const byUri = new Map(files.map((file) => [file.uri, file]));
  const loads = sprintLoads(files);
  return {
    sprints: loads.flatMap(({ at, uri, name, state, dates, items, done, bars }) => {
      const file = byUri.get(uri);
      return file === undefined ? [] : [{ uri, name, state, dates, items, done, bars, range: rangeOf(file, at) }];
    }),
    burnUp: burnUp(loads),
  };
}
