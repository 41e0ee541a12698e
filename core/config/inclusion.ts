// Which files a configuration speaks for.
import { globMatcher } from "../text/glob.ts";
import type { Config } from "./config.ts";

const matchers = new WeakMap<Config["files"], (path: string) => boolean>();

/** `path` is relative to the configuration's folder, with forward slashes. Excluding goes before including. */
export function includes(config: Config, path: string): boolean {
  let matches = matchers.get(config.files);
  if (matches === undefined) {
    const include = config.files.include.map(globMatcher);
    const exclude = config.files.exclude.map(globMatcher);
    matches = (one) =>
      !exclude.some((test) => test(one)) && (include.length === 0 || include.some((test) => test(one)));
    matchers.set(config.files, matches);
  }
  return matches(path);
}
