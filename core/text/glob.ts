// File patterns as people write them in configuration and on command lines.

/**
 * Matches paths with forward slashes: `*` and `?` within a name, `**` over folders, `{a,b}` either. A pattern without a
 * slash means a name in any folder, one that ends in a slash everything below.
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  const anywhere = /^[^/]+\/?$/.test(pattern) && !pattern.startsWith("**");
  const wanted = `${anywhere ? "**/" : ""}${pattern.replace(/^\.?\//, "")}${pattern.endsWith("/") ? "**" : ""}`;
  let source = "";
  let open = 0;
  for (let at = 0; at < wanted.length; at++) {
    const char = wanted[at] ?? "";
    if (wanted.startsWith("**/", at)) {
      source += "(?:[^/]+/)*";
      at += 2;
    } else if (wanted.startsWith("**", at)) {
      source += ".*";
      at += 1;
    } else if (char === "*") source += "[^/]*";
    else if (char === "?") source += "[^/]";
    else if (char === "{" && wanted.includes("}", at)) {
      source += "(?:";
      open++;
    } else if (char === "}" && open > 0) {
      source += ")";
      open--;
    } else if (char === "," && open > 0) source += "|";
    else source += char.replace(/[.+^$()|[\]\\{}]/g, "\\$&");
  }
  const expression = new RegExp(`^${source}${")".repeat(open)}$`);
  return (path) => expression.test(path);
}
