import { SkeletonBar } from '../../../components/SkeletonRows';
import { useDelayed } from '../../../lib/useDelayed';
import board from './Board.module.css';
import classes from './BoardScreen.module.css';

/** Grey cards in the place of those to come. */
export function BoardSkeleton() {
  const late = useDelayed(true);
  return (
    <div className={classes.skeleton} role="status" aria-label="Loading the board">
      {late &&
        [3, 2, 2, 1].map((cards, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the columns have no identity.
          <div key={column}>
            <SkeletonBar width={120} />
            {Array.from({ length: cards }, (_, card) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the cards have no identity.
              <div key={card} className={board.skeleton}>
                <SkeletonBar width="80%" />
                <SkeletonBar width="50%" />
              </div>
            ))}
          </div>
        ))}
    </div>
  );
}
