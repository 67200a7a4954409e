import { TagDot } from '../../components/Tag';
import type { SegmentInfo } from '../../ipc';
import classes from './ContactsScreen.module.css';

/** The name of the opened segment, in its colour. */
export function SegmentTitle({ segment }: { segment: SegmentInfo }) {
  return (
    <span className={classes.segment} title={segment.name}>
      <TagDot color={segment.color} />
      <bdi className={classes.segmentName}>{segment.name}</bdi>
    </span>
  );
}
