import { Anchor } from '@mantine/core';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { openLink } from './api';
import classes from './Notes.module.css';
import { remarkNotes } from './remarkNotes';

const OPENS = /^(https?|mailto|tel):/i;

/** Only what opens outside the page, and mentions; everything else stays text. */
function safeUrl(url: string): string {
  return OPENS.test(url) || url.startsWith('member:') ? url : '';
}

const PARTS: Components = {
  a({ href, children }) {
    if (href?.startsWith('member:')) return <span className={classes.mention}>@{children}</span>;
    if (!href) return <>{children}</>;
    return (
      <Anchor
        inherit
        href={href}
        title={href}
        rel="noreferrer"
        onClick={(event) => {
          event.preventDefault();
          void openLink(href);
        }}
        onAuxClick={(event) => event.preventDefault()}
      >
        {children}
      </Anchor>
    );
  },
  // Nothing is fetched: an image is the words that describe it.
  img: ({ alt }) => <span className={classes.image}>{alt || 'Image'}</span>,
  // A heading of a note is none of the page.
  h1: 'strong',
  h2: 'strong',
  h3: 'strong',
  h4: 'strong',
  h5: 'strong',
  h6: 'strong',
  input: ({ checked }) => <span aria-hidden>{checked ? '☑ ' : '☐ '}</span>,
};

/** A note's text. HTML in it is text; nothing in it loads or runs. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={classes.markdown} dir="auto">
      <ReactMarkdown remarkPlugins={[remarkGfm, remarkNotes]} urlTransform={safeUrl} components={PARTS}>
        {text}
      </ReactMarkdown>
    </div>
  );
}
