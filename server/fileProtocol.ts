// What a server without a disk of its own asks its client for: the files of the workspace. Part of protocol.ts.

/** Server -> client request: the Markdown files below a folder. Params `FilesParams`, answer `FileStamp[]`. */
export const filesRequest = "backlint/files";
/** Server -> client request: a file's text as it is saved. Params `FileParams`, answer `string | null`. */
export const fileRequest = "backlint/file";
/** Server -> client request: which version of a file there is. Params `FileParams`, answer `FileStamp | null`. */
export const stampRequest = "backlint/stamp";

export interface FilesParams {
  /** The folder's URI. */
  readonly folder: string;
  /** Globs of what is left out. */
  readonly exclude: readonly string[];
}

export interface FileParams {
  readonly uri: string;
}

/** A file without its text: while it is the same, so is the text. */
export interface FileStamp {
  readonly uri: string;
  readonly size: number;
  /** When it was last modified, in milliseconds. */
  readonly modified: number;
  /** The same: an editor knows no other time. */
  readonly changed: number;
}
