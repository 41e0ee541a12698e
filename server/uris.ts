// URIs as text: the server never needs to know what lies behind one.

/** Folder URIs from the nearest up. Documents without a path, such as untitled ones, have none. */
export function foldersAbove(uri: string): string[] {
  const root = /^[a-z][\w+.-]*:\/\/[^/]*\//i.exec(uri)?.[0];
  const folders: string[] = [];
  if (root === undefined) return folders;
  for (let end = uri.lastIndexOf("/"); end >= root.length - 1; end = uri.lastIndexOf("/", end - 1))
    folders.push(uri.slice(0, end + 1));
  return folders;
}

/** A path as people write it; one that is badly encoded stays as it is. */
export function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
