import { TagDot } from '../../../components/Tag';
import { TruncatedText } from '../../../components/TruncatedText';
import type { SegmentInfo } from '../../../ipc';
import classes from './SegmentScreen.module.css';

/** A segment's name in its colour. */
export function SegmentTitle({ segment }: { segment: SegmentInfo }) {
  return (
    <span className={classes.title}>
      <TagDot color={segment.color} />
      <TruncatedText text={segment.name} />
    </span>
  );
}
