//! The time in seconds, and a day as people read it. All in UTC.

use time::OffsetDateTime;

/// A day in seconds.
pub const DAY: i64 = 24 * 60 * 60;

/// Seconds since 1970.
pub fn now() -> i64 {
    OffsetDateTime::now_utc().unix_timestamp()
}

/// Seconds since 1970 as `YYYY-MM-DD`; the number itself where no calendar has that day.
pub fn day(seconds: i64) -> String {
    OffsetDateTime::from_unix_timestamp(seconds)
        .map_or_else(|_| seconds.to_string(), |time| time.date().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (seconds, expected) in [
            (0, "1970-01-01"),
            (-1, "1969-12-31"),
            (1_709_164_799, "2024-02-28"),
            (1_709_164_800, "2024-02-29"),
            (1_795_219_200, "2026-11-21"),
            (i64::MAX, "9223372036854775807"),
        ] {
            assert_eq!(day(seconds), expected);
        }
    }
}
