//! Tests `Date`, which can be a year, a month or a day, and `is_offered`, which returns whether an
//! agreement is on offer on a day.

use crate::builder;
use guide_engine::date::Date;
use guide_engine::offer::is_offered;

#[test]
fn parses_years_months_and_days() {
    for text in [
        "2007",
        "2007-08",
        "2007-08-21",
        "2008-02-29",
        "2000-02-29",
        "9999-12-31",
    ] {
        let date: Date = text.parse().unwrap();
        assert_eq!(date.to_string(), text);
    }
}

#[test]
fn rejects_other_texts_and_names_the_valid_forms() {
    for text in [
        "",
        "07",
        "2007-8",
        "2007-08-1",
        "2007-13",
        "2007-00",
        "2007-02-29",
        "1900-02-29",
        "2007-08-32",
        "2007-08-21-01",
        "2007/08/21",
        "Aug 21, 2007",
        "2007-08-2x",
        "-2007",
        "+207",
        "２００７",
    ] {
        let error = text.parse::<Date>().unwrap_err().to_string();
        assert!(
            error.contains("write 2007, 2007-08 or 2007-08-21"),
            "{error}"
        );
    }
}

#[test]
fn a_period_includes_its_first_and_last_day() {
    let offered =
        |from, until, day: &str| is_offered(&[builder::offered(from, until)], day.parse().unwrap());
    assert!(!offered("2005-02", Some("2012-12-31"), "2005-01-31"));
    assert!(offered("2005-02", Some("2012-12-31"), "2005-02-01"));
    assert!(offered("2005-02", Some("2012"), "2012-12-31"));
    assert!(!offered("2005-02", Some("2012"), "2013-01-01"));
    assert!(offered("2005-02", None, "2999-01-01"));
    let two_periods = [
        builder::offered("2002", Some("2012")),
        builder::offered("2025-03-07", None),
    ];
    let on = |day: &str| is_offered(&two_periods, day.parse().unwrap());
    assert!(on("2008-06-30") && !on("2018-06-30") && !on("2025-03-06") && on("2025-03-07"));
}
