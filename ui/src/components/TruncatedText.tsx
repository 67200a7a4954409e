import { Tooltip } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import classes from './TruncatedText.module.css';

interface TruncatedTextProps {
  /** The whole text; copying a truncated line copies all of it. */
  text: string;
  /** What is shown instead of the plain text, such as the text with marks. */
  children?: ReactNode;
  className?: string | undefined;
}

/** One line that ends in an ellipsis where it must, and then tells the rest in a tooltip. Follows the text's own direction. */
export function TruncatedText({ text, children, className }: TruncatedTextProps) {
  const ref = useRef<HTMLSpanElement>(null);
  const [cut, setCut] = useState(false);
  return (
    <Tooltip label={text} disabled={!cut} multiline maw={420}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hovering only measures; nothing can be done here. */}
      <span
        ref={ref}
        dir="auto"
        className={className ? `${classes.text} ${className}` : classes.text}
        onMouseEnter={() => {
          const element = ref.current;
          setCut(element !== null && element.scrollWidth > element.clientWidth);
        }}
      >
        {children ?? text}
      </span>
    </Tooltip>
  );
}
