import { SkeletonBar, SkeletonRows } from '../../components/SkeletonRows';
import { useDelayed } from '../../lib/useDelayed';
import classes from './Profile.module.css';

/** The two columns, grey, in their final places. */
export function ProfileSkeleton() {
  const late = useDelayed(true);
  return (
    <div className={classes.body} aria-busy="true">
      <div className={classes.left}>
        {late ? (
          <div className={classes.skeleton}>
            <SkeletonBar width={180} />
            <SkeletonBar width={220} />
            <SkeletonBar width={140} />
            <SkeletonBar width={200} />
          </div>
        ) : null}
      </div>
      <div className={classes.right}>
        <SkeletonRows rows={10} height={32} label="Loading the contact" />
      </div>
    </div>
  );
}
