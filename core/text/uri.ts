// URIs as text: nobody here needs to know what lies behind one.

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

/** The last part as people write it: "my shop.md" of "file:///plans/my%20shop.md". */
export const fileName = (uri: string): string => decoded(uri.slice(uri.lastIndexOf("/") + 1));

/** The folder that a file stands in, with its slash at the end; "" where the URI has none. */
export const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf("/") + 1);
