// The one frozen Markdown processor, and the way into it that tells which labels a text looks up. Link references depend on
// definitions anywhere in the document, so a piece is parsed with the document's labels held out to the parser.
import type { Root, RootContent } from "mdast";
import type { Construct, Extension, TokenizeContext } from "micromark-util-types";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";

/** Says whether a label is defined somewhere in the document. Footnote labels start with "[^", which no link label can. */
export type IsDefined = (label: string) => boolean;

export interface Parsed {
  readonly nodes: RootContent[];
  /** The labels that the parser looked up, in the form that `IsDefined` takes. */
  readonly mentions: ReadonlySet<string>;
}

/** Parses Markdown as remark does when `isDefined` labels are defined outside of `text`. Front matter is not looked for. */
export function parseMarkdown(text: string, isDefined: IsDefined): Parsed {
  const mentions = new Set<string>();
  lookUp = (label) => {
    mentions.add(label);
    return isDefined(label);
  };
  try {
    return { nodes: processor.parse(text).children, mentions };
  } finally {
    lookUp = () => false;
  }
}

/** What the labels of footnotes start with. */
export const footnote = "[^";

/** The label of a definition or of a footnote definition, as `IsDefined` knows it. */
export function labelOf(node: { readonly type: string; readonly identifier: string }): string {
  return node.type === "footnoteDefinition" ? footnote + node.identifier : node.identifier;
}

/** Answers for the parse that is under way. Parsing is synchronous, so there is never more than one. */
let lookUp: IsDefined = () => false;

/** micromark keeps the labels it has met in these two lists; they are not in its public types. */
interface Labels {
  defined: string[];
  gfmFootnotes?: string[];
}

/** A construct that never matches: it is there to be handed the parser before anything looks up a label. */
const listener: Construct = {
  tokenize(this: TokenizeContext, _effects, _ok, nok) {
    const labels = this.parser as unknown as Labels;
    if (!Object.hasOwn(labels.defined, "includes")) {
      listen(labels.defined, "");
      labels.gfmFootnotes ??= [];
      listen(labels.gfmFootnotes, footnote);
    }
    return nok;
  },
};

function listen(labels: string[], sigil: string): void {
  Object.defineProperty(labels, "includes", {
    value: (label: string): boolean => {
      const outside = lookUp(sigil + label.toLowerCase());
      return labels.indexOf(label) >= 0 || outside;
    },
  });
}

function withListener(this: Processor): void {
  const data = this.data() as { micromarkExtensions?: Extension[] };
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({ document: { null: listener } });
}

const processor: Processor<Root> = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(withListener)
  .freeze() as unknown as Processor<Root>;
