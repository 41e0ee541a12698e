// Which configuration holds for a file, and whether another one reads files otherwise.
import { type Config, noConfig, type RuleSetting, withRules } from "../config/config.ts";

/** The nearest folder's configuration under the settings; the same object for the same folder, so that memories hold. */
export function configLookup(
  configs: ReadonlyMap<string, Config>,
  settings: ReadonlyMap<string, RuleSetting>,
): (uri: string) => Config {
  const folders = [...configs.keys()].sort((a, b) => b.length - a.length);
  const layered = new Map<string | null, Config>();
  return (uri) => {
    const folder = folders.find((one) => uri.startsWith(one)) ?? null;
    let config = layered.get(folder);
    if (config === undefined) {
      config = withRules(folder === null ? noConfig : (configs.get(folder) ?? noConfig), settings);
      layered.set(folder, config);
    }
    return config;
  };
}

/** True when files are read alike under both. */
export function readsAlike(a: Config, b: Config): boolean {
  if (a === b) return true;
  const reading = ({ aliases, ids, dialectsOff }: Config) => JSON.stringify([aliases, ids, [...dialectsOff].sort()]);
  return reading(a) === reading(b);
}
