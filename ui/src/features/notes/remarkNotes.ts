interface MarkdownNode {
  type: string;
  url?: string;
  value?: string;
  children?: MarkdownNode[];
}

/** What blocks stand in; HTML in one of these is a block of text, elsewhere it is words of a line. */
const HOLDS_BLOCKS = new Set(['root', 'blockquote', 'listItem']);

/** Markdown as notes read it: HTML is text, and a mention, an `@` before a link to `member:UUID`, shows its `@` itself. */
export function remarkNotes() {
  return (tree: MarkdownNode) => visit(tree);
}

function visit(node: MarkdownNode): void {
  node.children?.forEach((child, index, children) => {
    const before = children[index - 1];
    if (child.type === 'link' && child.url?.startsWith('member:') && before?.value?.endsWith('@')) {
      before.value = before.value.slice(0, -1);
    }
    if (child.type === 'html') {
      const text = { type: 'text', value: child.value ?? '' };
      children[index] = HOLDS_BLOCKS.has(node.type) ? { type: 'paragraph', children: [text] } : text;
    }
    visit(child);
  });
}
