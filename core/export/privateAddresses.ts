// Addresses that mean something only at home: on this machine, in a private network, or with a password in them.

const address = /\b(?:https?|ftp|ssh|file|postgres(?:ql)?|mysql|redis|mongodb(?:\+srv)?|amqps?):\/\/[^\s<>()[\]"'`]+/gi;
const local =
  /^(?:localhost$|(?:127|10|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254)(?:\.\d{1,3}){2,3}$|\[?::1|\[?f[cd][0-9a-f]{2}:)|\.(?:local|internal|intranet|corp|lan|home|test|localhost)$/i;

/** The addresses in a text that should not be read by everyone. */
export function privateAddresses(text: string): readonly string[] {
  const found = text.match(address) ?? [];
  return [...new Set(found.filter(isPrivate))];
}

function isPrivate(url: string): boolean {
  const [, scheme = "", credentials = "", host = ""] =
    /^(\w+(?:\+\w+)?):\/\/(?:([^@/\s]+)@)?(\[[^\]]*\]|[^:/?#\s]*)/.exec(url) ?? [];
  const bare = !host.includes(".") && !host.startsWith("[");
  return scheme.toLowerCase() === "file" || credentials.includes(":") || local.test(host) || (bare && host !== "");
}
