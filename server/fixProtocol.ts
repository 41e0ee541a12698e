// How safe fixes are applied to all backlogs of the workspace; part of protocol.ts, which others import.

/** Client -> server request: which files have findings with a safe fix. Params `FixableParams`, answer `Fixable`. */
export const fixableRequest = "backlint/fixable";
/** Client -> server request: applies them in one edit, which the editor shows first. Params `FixParams`, answer `Regrouped`. */
export const fixRequest = "backlint/fix";
/** The client's command, with the rule as its argument where only that one is meant. */
export const fixWorkspaceCommand = "backlint.fixWorkspace";

/** Client -> server request: makes all findings known, in the baselines that the configurations name. Answer `AcceptedFindings`. */
export const acceptFindingsRequest = "backlint/acceptFindings";

export interface AcceptedFindings {
  readonly accepted: number;
  /** The files that were written, baselines first, with the text that they had; null for those that were made. */
  readonly files: readonly { readonly uri: string; readonly before: string | null }[];
  /** A sentence for the user where nothing was written. */
  readonly refused: string | null;
}

export interface FixableParams {
  /** Only findings of this rule. */
  readonly rule?: string;
}

export interface Fixable {
  /** Open or not; without those that say that they are generated. */
  readonly files: readonly { readonly uri: string; readonly fixes: number }[];
  /** How many files were left out because they are generated. */
  readonly generated: number;
}

export interface FixParams extends FixableParams {
  readonly uris: readonly string[];
}
