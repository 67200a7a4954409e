// In Markdown a mention is an `@` before a link to `member:UUID`. The link shows the `@` itself, so the text gives it up.

interface MarkdownNode {
  type: string;
  url?: string;
  value?: string;
  children?: MarkdownNode[];
}

export function remarkMentions() {
  return (tree: MarkdownNode) => visit(tree);
}

function visit(node: MarkdownNode): void {
  node.children?.forEach((child, index) => {
    const before = node.children?.[index - 1];
    if (child.type === 'link' && child.url?.startsWith('member:') && before?.value?.endsWith('@')) {
      before.value = before.value.slice(0, -1);
    }
    visit(child);
  });
}
