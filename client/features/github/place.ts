// Which repository a folder's backlog goes to: the setting, the sidecar, the remotes of the checkout, or what the user names.
import { extensions, l10n, type Uri, window } from "vscode";
import { nameOfTarget, type Target } from "../../../core/export/github/port.ts";
import { sameTarget, targetOfRemote } from "../../../core/export/github/remoteUrl.ts";
import type { Sidecar } from "../../../core/export/github/sidecar.ts";
import { githubSettings } from "../../platform/settings.ts";

export interface Checkout {
  readonly remotes: readonly Target[];
  /** "github.com/acme/shop", or nothing: where the files come from. */
  readonly origin: string;
  /** Where a file can be read at the commit that is checked out; null where no remote has that commit. */
  page(target: Target, file: Uri): string | null;
}

/** The part of the git extension's interface that is used here. */
interface Git {
  getRepository(uri: Uri): {
    readonly rootUri: Uri;
    readonly state: {
      readonly remotes: readonly { readonly name: string; readonly fetchUrl?: string }[];
      readonly HEAD?: { readonly commit?: string; readonly ahead?: number; readonly upstream?: unknown };
    };
  } | null;
}

/** What is known about the checkout around a file; nothing where there is no git. */
export async function checkoutOf(file: Uri): Promise<Checkout> {
  const virtual = virtualRepository(file);
  if (virtual !== null) return { remotes: [virtual], origin: originOf(virtual), page: () => null };
  const repository = (await git())?.getRepository(file) ?? null;
  if (repository === null) return { remotes: [], origin: "", page: () => null };
  const { rootUri, state } = repository;
  const named = [...state.remotes].sort((a, b) => Number(b.name === "origin") - Number(a.name === "origin"));
  const remotes = named.flatMap(({ fetchUrl }) => (fetchUrl === undefined ? [] : (targetOfRemote(fetchUrl) ?? [])));
  const [origin] = remotes;
  const pushed = state.HEAD?.upstream !== undefined && state.HEAD.ahead === 0 ? state.HEAD.commit : undefined;
  return {
    remotes,
    origin: origin === undefined ? "" : originOf(origin),
    page(target, uri) {
      if (pushed === undefined || origin === undefined || !sameTarget(origin, target)) return null;
      const path = uri.path.slice(rootUri.path.length).split("/").map(encodeURIComponent).join("/");
      return `${target.host}/${nameOfTarget(target)}/blob/${pushed}${path}`;
    },
  };
}

/** Asks where more than one place is possible. Undefined where the user gave up. */
export async function chooseTarget(
  file: Uri,
  checkout: Checkout,
  sidecar: Sidecar | null,
): Promise<Target | undefined> {
  const { repository } = githubSettings(file);
  const set = targetOfText(repository);
  if (repository !== "" && set === null) {
    void window.showErrorMessage(
      l10n.t(
        "Backlint: the setting backlint.github.repository names no repository: {0}. Write OWNER/NAME.",
        repository,
      ),
    );
    return undefined;
  }
  if (set !== null) return set;
  const known = sidecar === null ? [] : [sidecar.target];
  const candidates = [...known, ...checkout.remotes].filter(
    (one, at, all) => all.findIndex((other) => sameTarget(one, other)) === at,
  );
  const [first, ...others] = candidates;
  if (first !== undefined && others.length === 0 && checkout.remotes.length > 0) return first;
  return ask(candidates);
}

async function ask(candidates: readonly Target[]): Promise<Target | undefined> {
  const other = l10n.t("Another Repository…");
  const picks = [
    ...candidates.map((target) => ({ label: nameOfTarget(target), description: target.host, target })),
    { label: other, description: "", target: null },
  ];
  const picked =
    candidates.length === 0
      ? picks[0]
      : await window.showQuickPick(picks, {
          title: l10n.t("Push to GitHub Issues"),
          placeHolder: l10n.t("Into which repository?"),
        });
  if (picked?.target !== null) return picked?.target;
  const text = await window.showInputBox({
    title: l10n.t("Push to GitHub Issues"),
    prompt:
      candidates.length === 0
        ? l10n.t("This folder has no remote on GitHub. Name the repository: OWNER/NAME")
        : "OWNER/NAME",
    validateInput: (value) =>
      targetOfText(value) === null ? l10n.t("Write OWNER/NAME, or the repository's address") : null,
  });
  return targetOfText(text ?? "") ?? undefined;
}

/** "acme/shop" on the enterprise server where one is set, else on github.com; or a whole address. */
function targetOfText(text: string): Target | null {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(text.trim()) ?? [];
  if (owner === undefined || repo === undefined) return text.includes("://") ? targetOfAddress(text) : null;
  return { host: "https://github.com", owner, repo };
}

/** Keeps scheme and port, which a server of one's own may need. */
function targetOfAddress(text: string): Target | null {
  if (!URL.canParse(text)) return null;
  const { origin, pathname } = new URL(text);
  const [, owner, repo] = /^\/([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(pathname) ?? [];
  return owner === undefined || repo === undefined ? null : { host: origin, owner, repo };
}

function virtualRepository({ scheme, authority, path }: Uri): Target | null {
  const [, owner, repo] = path.split("/");
  const github = scheme === "vscode-vfs" && /^github(\+|$)/.test(authority);
  return github && owner && repo ? { host: "https://github.com", owner, repo } : null;
}

async function git(): Promise<Git | null> {
  const extension = extensions.getExtension<{ getAPI(version: 1): Git }>("vscode.git");
  // It throws where git is missing or switched off.
  try {
    return (await extension?.activate())?.getAPI(1) ?? null;
  } catch {
    return null;
  }
}

const originOf = (target: Target): string => `${new URL(target.host).host}/${nameOfTarget(target)}`.toLowerCase();
