// `backlint/acceptFindings`: what is found now becomes known, in the baselines that the configurations name, as one edit whose
// undoing the answer tells. A configuration without a baseline is given one.
import type { CreateFile, TextDocumentEdit } from "vscode-languageserver";
import { baselineUri, extendBaseline, parseBaseline } from "../../core/config/baseline.ts";
import { parseConfig } from "../../core/config/parseConfig.ts";
import { teach } from "../../core/config/teach.ts";
import type { ReportedFinding } from "../../core/rules/run.ts";
import { difference } from "../../core/text/edit.ts";
import { type Message, say } from "../../core/text/message.ts";
import { decoded, folderOf } from "../../core/text/uri.ts";
import { type ConfigHome, configHome } from "../configHome.ts";
import type { AcceptedFindings } from "../protocol.ts";
import type { Session } from "../session.ts";
import { documentChanges } from "./teach.ts";
import { concerned, findingsOf } from "./workspaceFindings.ts";

/** What a baseline is called where none is named. */
const usualName = "backlint-known.json";

export async function acceptFindings(session: Session): Promise<AcceptedFindings> {
  const refused = (why: Message): AcceptedFindings => ({ accepted: 0, files: [], refused: session.speak(why) });
  const { appliesEdits, createsFiles } = session.client;
  if (!appliesEdits || !createsFiles) return refused(say`The editor does not let Backlint write files`);
  const plans: Plan[] = [];
  for (const { home, findings } of await byConfiguration(session)) {
    const plan = await planFor(session, home, findings);
    if ("template" in plan) return refused(plan);
    if (plan.accepted > 0) plans.push(plan);
  }
  if (plans.length === 0) return refused(say`There is no finding to accept`);
  const { applied } = await session.connection.workspace.applyEdit({
    label: session.speak(say`Accept findings as known`),
    edit: { documentChanges: plans.flatMap(({ changes }) => changes) },
    // Asks for the files to be saved, as files are that other refactorings touch.
    metadata: { isRefactoring: true },
  });
  if (!applied) return refused(say`The editor did not change the text: the file may be read-only`);
  for (const { home, text } of plans) await session.configurations.changed(home.uri, text);
  const accepted = plans.reduce((sum, plan) => sum + plan.accepted, 0);
  const named = plans.flatMap((plan) => (plan.text === plan.home.text ? [] : [plan.home]));
  const files = [...plans.map(({ baseline }) => baseline), ...named];
  return { accepted, files: files.map(({ uri, text }) => ({ uri, before: text })), refused: null };
}

type Findings = ReadonlyMap<string, readonly ReportedFinding[]>;

interface Governed {
  readonly home: ConfigHome;
  /** By their file's URI. */
  readonly findings: Findings;
}

/** The findings of the workspace by the configuration that speaks for their file. */
async function byConfiguration(session: Session): Promise<readonly Governed[]> {
  const homes = new Map<
    string,
    { readonly home: ConfigHome; readonly findings: Map<string, readonly ReportedFinding[]> }
  >();
  for (const uri of await concerned(session)) {
    const found = await findingsOf(session, uri);
    const home = found === null || found.findings.length === 0 ? null : await configHome(session, uri);
    if (found === null || home === null) continue;
    const governed = homes.get(home.uri) ?? { home, findings: new Map() };
    governed.findings.set(uri, found.findings);
    homes.set(home.uri, governed);
  }
  return [...homes.values()];
}

interface Plan {
  readonly home: ConfigHome;
  /** As it was, like the configuration. */
  readonly baseline: ConfigHome;
  /** The configuration's text after the changes. */
  readonly text: string;
  readonly changes: readonly (CreateFile | TextDocumentEdit)[];
  readonly accepted: number;
}

/** Files that are not below the baseline's folder have no path in it: their findings stay. */
async function planFor({ host, workspace }: Session, home: ConfigHome, findings: Findings): Promise<Plan | Message> {
  const before = home.text ?? "";
  const { config, baseline } = parseConfig(before, home.uri, workspace.runner.rules);
  if (config === null) return say`${home.uri} is broken: mend it first`;
  const path = baseline?.path ?? usualName;
  const uri = baselineUri(home.uri, path);
  if (uri === null) return say`Unexpected path \`${path}\`, expected one relative to this file`;
  const text = await host.read(uri);
  const known = text === null ? { files: new Map() } : parseBaseline(text.replace(/^\ufeff/, ""));
  if ("problem" in known) return say`\`${path}\` cannot be used, ${known.problem}`;
  const folder = folderOf(uri);
  const fresh = [...findings].flatMap(([file, found]) =>
    file.startsWith(folder) ? [[decoded(file.slice(folder.length)), found] as const] : [],
  );
  const taught = baseline === null ? teach(home.text, { type: "baseline", path }) : null;
  if (taught?.type === "broken") return say`${home.uri} is broken: mend it first`;
  const after = extendBaseline(known, new Map(fresh));
  return {
    home,
    baseline: { uri, text },
    text: taught?.text ?? before,
    changes: [
      ...documentChanges({ uri, text }, [difference(text ?? "", after)]),
      ...(taught === null ? [] : documentChanges(home, taught.edits)),
    ],
    accepted: fresh.reduce((sum, [, found]) => sum + found.length, 0),
  };
}
