//! How fast long work goes and how long it will take, told a few times a second.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::progress::{Job, Progress, Stage};

/// Time between two reports.
const REPORT_EVERY: Duration = Duration::from_millis(120);
/// Speed is that of the last seconds, so that it follows what is happening.
const WINDOW: Duration = Duration::from_secs(5);

/// Counts work and reports it.
pub(crate) struct Pace {
    stage: Stage,
    total: u32,
    done: u32,
    job: Job,
    marks: VecDeque<(Instant, u32)>,
    reported: Option<Instant>,
}

impl Pace {
    /// Work of a known size.
    pub(crate) fn new(stage: Stage, total: u32, job: Job) -> Self {
        Self { stage, total, done: 0, job, marks: VecDeque::from([(Instant::now(), 0)]), reported: None }
    }

    /// Work that was begun earlier.
    pub(crate) fn starting_at(mut self, done: u32) -> Self {
        self.done = done;
        self.marks = VecDeque::from([(Instant::now(), done)]);
        self
    }

    /// Notes that more is done, and tells so if it is time.
    pub(crate) fn add(&mut self, count: usize) {
        self.done = self.done.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
        let now = Instant::now();
        self.marks.push_back((now, self.done));
        while self.marks.len() > 2 && self.marks.front().is_some_and(|(at, _)| now - *at > WINDOW) {
            self.marks.pop_front();
        }
        if self.done < self.total && self.reported.is_some_and(|at| now - at < REPORT_EVERY) {
            return;
        }
        self.reported = Some(now);
        let per_second = self.per_second(now);
        let left = self.total.saturating_sub(self.done);
        self.job.report(Progress {
            stage: self.stage,
            done: self.done,
            total: Some(self.total),
            per_second,
            seconds_left: (per_second > 0).then(|| left.div_ceil(per_second)),
        });
    }

    fn per_second(&self, now: Instant) -> u32 {
        let Some(&(since, before)) = self.marks.front() else { return 0 };
        let millis = (now - since).as_millis().max(1);
        let rate = u128::from(self.done.saturating_sub(before)) * 1_000 / millis;
        u32::try_from(rate).unwrap_or(u32::MAX)
    }
}
