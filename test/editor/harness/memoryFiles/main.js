// A virtual workspace for tests in the browser, as github.dev has one: the fixture's files, held in memory.
const vscode = require("vscode");

const { FileSystemError, FileType, FileChangeType, Uri } = vscode;

exports.activate = async (context) => {
  const changed = new vscode.EventEmitter();
  const root = folder();
  const answer = await fetch(Uri.joinPath(context.extensionUri, "../workspace.json").toString(true));
  for (const [path, text] of Object.entries(await answer.json()))
    put(Uri.from({ scheme: "memory", path: `/${path}` }), new TextEncoder().encode(text));

  function folder() {
    return { type: FileType.Directory, ctime: Date.now(), mtime: Date.now(), size: 0, children: new Map() };
  }
  function namesIn(uri) {
    return uri.path.split("/").filter(Boolean);
  }
  function find(uri) {
    return namesIn(uri).reduce((node, name) => node?.children?.get(name), root);
  }
  function get(uri) {
    const node = find(uri);
    if (node === undefined) throw FileSystemError.FileNotFound(uri);
    return node;
  }
  /** The folder a file stands in, made where it is missing. */
  function home(uri) {
    let node = root;
    for (const name of namesIn(uri).slice(0, -1)) {
      if (!node.children.has(name)) node.children.set(name, folder());
      node = node.children.get(name);
    }
    return node;
  }
  function put(uri, data) {
    const before = find(uri);
    const now = Date.now();
    const file = { type: FileType.File, ctime: before?.ctime ?? now, mtime: now, size: data.length, data };
    home(uri).children.set(namesIn(uri).at(-1), file);
    return before;
  }
  const tell = (type, uri) => changed.fire([{ type, uri }]);

  const files = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => {}),
    stat: get,
    readDirectory: (uri) => [...get(uri).children].map(([name, node]) => [name, node.type]),
    readFile: (uri) => get(uri).data,
    createDirectory(uri) {
      home(uri).children.set(namesIn(uri).at(-1), folder());
      tell(FileChangeType.Created, uri);
    },
    writeFile(uri, data, { create, overwrite }) {
      const before = find(uri);
      if (before === undefined && !create) throw FileSystemError.FileNotFound(uri);
      if (before !== undefined && create && !overwrite) throw FileSystemError.FileExists(uri);
      put(uri, data);
      tell(before === undefined ? FileChangeType.Created : FileChangeType.Changed, uri);
    },
    delete(uri) {
      get(uri);
      home(uri).children.delete(namesIn(uri).at(-1));
      tell(FileChangeType.Deleted, uri);
    },
    rename(from, to) {
      const node = get(from);
      home(from).children.delete(namesIn(from).at(-1));
      home(to).children.set(namesIn(to).at(-1), node);
      tell(FileChangeType.Deleted, from);
      tell(FileChangeType.Created, to);
    },
  };
  // A proposed API: without it a search finds no files in a virtual workspace. VS Code filters what is found by the glob.
  const search = {
    provideFileSearchResults(_query, { folder: from }) {
      const walk = (node, uri) =>
        [...node.children].flatMap(([name, child]) => {
          const at = Uri.joinPath(uri, name);
          return child.children === undefined ? [at] : walk(child, at);
        });
      return walk(get(from), from);
    },
  };
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider("memory", files, { isCaseSensitive: true }),
    vscode.workspace.registerFileSearchProvider("memory", search),
  );
};
