//! How a segment grew and shrank, who came and went, and what an import did to all of them.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use chrono_tz::Tz;

use super::store;
use super::store::events::{self, MoveSql, QUARTER, Shown};
use super::types::{
    GetImportSegments, GetSegmentHistory, ListSegmentMoves, SegmentCause, SegmentChange, SegmentEvent, SegmentHistory, SegmentMove,
    SegmentMovePage, SegmentSize, SegmentWeek,
};
use crate::activity;
use crate::contacts::record::{display_name, join_name};
use crate::core::Core;
use crate::env::time_from_ms;
use crate::error::{Error, Result};
use crate::filter::clock::{day_of, start_of};
use crate::ids::ContactId;
use crate::imports;
use crate::workspace::{self, count};

/// Entries of a page at most.
const MOST: u32 = 1_000;

/// How a segment grew and shrank, day by day and week by week in the workspace's zone.
///
/// # Errors
/// `NotFound`.
pub async fn history(core: &Core, input: GetSegmentHistory) -> Result<SegmentHistory> {
    let mut snapshot = core.db().read().begin().await?;
    let segment = store::find(&mut snapshot, input.segment).await?.record;
    let zone = workspace::locale(&mut snapshot).await?.zone;
    let quarters = events::quarters(&mut snapshot, segment.id).await?;
    let today = day_of(core.env().now_ms(), zone);
    let first = day_of(segment.created_at, zone);
    let since = input.since.map_or(first, |since| since.max(first)).min(today);
    Ok(told(&by_day(&quarters, first, today, zone), since, today))
}

/// Who came and who went on each day on which anybody did.
fn by_day(quarters: &[(i64, i64, i64)], first: NaiveDate, today: NaiveDate, zone: Tz) -> BTreeMap<NaiveDate, (i64, i64)> {
    let mut days: BTreeMap<NaiveDate, (i64, i64)> = BTreeMap::new();
    for (quarter, joined, left) in quarters {
        // A clock that was wrong for a while is no reason to lose anybody.
        let day = day_of(quarter * QUARTER, zone).clamp(first.min(today), today);
        let sums = days.entry(day).or_default();
        *sums = (sums.0 + joined, sums.1 + left);
    }
    days
}

fn told(days: &BTreeMap<NaiveDate, (i64, i64)>, since: NaiveDate, today: NaiveDate) -> SegmentHistory {
    let mut told = SegmentHistory { sizes: Vec::new(), weeks: Vec::new(), joined: 0, left: 0 };
    let mut size = 0;
    for (joined, left) in days.range(..since).map(|(_, sums)| sums) {
        size += joined - left;
    }
    for day in since.iter_days().take_while(|day| *day <= today) {
        let (joined, left) = days.get(&day).copied().unwrap_or_default();
        size += joined - left;
        told.sizes.push(SegmentSize { day, count: count(size) });
        told.joined += count(joined);
        told.left += count(left);
    }
    for monday in monday_of(since).iter_days().step_by(7).take_while(|monday| *monday <= today) {
        let end = monday.checked_add_days(Days::new(7)).unwrap_or(NaiveDate::MAX);
        // A week is told whole, whichever of its days was asked for first.
        let sums = days.range(monday..end).fold((0, 0), |(j, l), (_, (joined, left))| (j + joined, l + left));
        told.weeks.push(SegmentWeek { monday, joined: count(sums.0), left: count(sums.1) });
    }
    told
}

fn monday_of(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())).unwrap_or(day)
}

/// Who came and went, newest first.
///
/// # Errors
/// `NotFound`; `Invalid` where the cursor is none that a page gave.
pub async fn moves(core: &Core, input: ListSegmentMoves) -> Result<SegmentMovePage> {
    let below = match &input.cursor {
        Some(cursor) => place(cursor)?,
        None => (i64::MAX, i64::MAX),
    };
    let mut snapshot = core.db().read().begin().await?;
    let segment = store::find(&mut snapshot, input.segment).await?.record.id;
    let zone = workspace::locale(&mut snapshot).await?.zone;
    let since = input.since.map_or(i64::MIN, |day| start_of(day, zone));
    let limit = usize::try_from(input.limit.clamp(1, MOST)).unwrap_or(1);
    let shown = Shown { since, event: input.event, below };
    let mut rows = events::page(&mut snapshot, segment, shown, i64::try_from(limit + 1).unwrap_or(i64::MAX)).await?;
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    let next_cursor = rows.last().filter(|_| has_more).map(|last| format!("{}.{}", last.at, last.id));
    Ok(SegmentMovePage { moves: rows.into_iter().map(moved).collect::<Result<_>>()?, next_cursor })
}

fn place(cursor: &str) -> Result<(i64, i64)> {
    let parts = cursor.split_once('.').and_then(|(at, id)| Some((at.parse().ok()?, id.parse().ok()?)));
    parts.ok_or_else(|| Error::invalid("cursor", format!("“{cursor}” is no place in a history; begin at the newest entry")))
}

fn moved(row: MoveSql) -> Result<SegmentMove> {
    let name = join_name(&row.first_name, &row.last_name);
    Ok(SegmentMove {
        contact: ContactId::from_bytes(&row.uuid)?,
        name: display_name(&name, row.primary_email.as_deref(), row.primary_phone.as_deref()),
        event: event(&row.event)?,
        at: time_from_ms(row.at),
        cause: cause(&row.cause)?,
        member: row.member.unwrap_or_default(),
        files: row.files.as_deref().map(activity::file_names).transpose()?.unwrap_or_default().join(", "),
    })
}

fn event(word: &str) -> Result<SegmentEvent> {
    serde_json::from_value(word.into()).map_err(|_| Error::Damaged { what: format!("“{word}” where somebody came or went") })
}

fn cause(word: &str) -> Result<SegmentCause> {
    serde_json::from_value(word.into()).map_err(|_| Error::Damaged { what: format!("“{word}” where a cause should be") })
}

/// What an import changed in each segment, in the order of the navigation; those it left as they were are left out.
///
/// # Errors
/// `NotFound`.
pub async fn of_import(core: &Core, input: GetImportSegments) -> Result<Vec<SegmentChange>> {
    let mut snapshot = core.db().read().begin().await?;
    let missing = || Error::NotFound { what: "import", id: input.import.to_string() };
    let operation = imports::store::find(&mut snapshot, input.import).await?.ok_or_else(missing)?.operation_id;
    let changes = events::of_import(&mut snapshot, operation).await?;
    let ids: Vec<i64> = changes.iter().map(|(segment, ..)| *segment).collect();
    let looks = store::looks(&mut snapshot, &ids).await?;
    let change = |(row, segment, name, color)| {
        let (_, joined, left) = changes.iter().find(|(of, ..)| *of == row)?;
        Some(SegmentChange { segment, name, color, joined: count(*joined), left: count(*left) })
    };
    Ok(looks.into_iter().filter_map(change).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn quarter(text: &str) -> i64 {
        text.parse::<chrono::DateTime<chrono::Utc>>().unwrap().timestamp_millis() / QUARTER
    }

    #[test]
    fn days_and_weeks_are_those_of_the_workspace() {
        // Half past midnight in Berlin is the day before in UTC. The seventh is a Sunday.
        let quarters = [
            (quarter("2026-06-05T22:30:00Z"), 10, 0),
            (quarter("2026-06-07T21:45:00Z"), 2, 1),
            (quarter("2026-06-07T22:00:00Z"), 0, 4),
            (quarter("2026-06-20T10:00:00Z"), 1, 0),
        ];
        let (first, today) = (day("2026-06-06"), day("2026-06-09"));
        let days = by_day(&quarters, first, today, Tz::Europe__Berlin);
        let history = told(&days, first, today);
        let sizes: Vec<u32> = history.sizes.iter().map(|size| size.count).collect();
        assert_eq!(sizes, [10, 11, 7, 8], "what a wrong clock told counts today");
        let weeks: Vec<(NaiveDate, u32, u32)> = history.weeks.iter().map(|week| (week.monday, week.joined, week.left)).collect();
        assert_eq!(weeks, [(day("2026-06-01"), 12, 1), (day("2026-06-08"), 1, 4)]);
        assert_eq!((history.joined, history.left), (13, 5));

        let later = told(&days, day("2026-06-08"), today);
        assert_eq!((later.sizes.len(), later.sizes[0].count, later.joined, later.left), (2, 7, 1, 4));
        assert_eq!(later.weeks.len(), 1);
    }

    #[test]
    fn what_is_no_place_is_refused() {
        assert_eq!(place("5.7").unwrap(), (5, 7));
        for cursor in ["", "5", "5.7.9", "a.b"] {
            assert!(matches!(place(cursor), Err(Error::Invalid { .. })), "{cursor}");
        }
    }
}
