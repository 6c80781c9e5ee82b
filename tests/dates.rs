//! Date expressions: a table of them, and what holds for all.

use govgraph::{Calendar, DateContext, DateValue, Tense};
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// A cell of the table; a lone hyphen is none.
fn cell(text: &str) -> Option<&str> {
    (text != "-").then_some(text)
}

fn tense(text: &str) -> Tense {
    match text {
        "past" => Tense::Past,
        "future" => Tense::Future,
        "-" => Tense::Unknown,
        _ => panic!("{text:?} is no tense"),
    }
}

/// What a row of the table expects and what is found, where they differ.
fn difference(calendar: &Calendar, line: &str) -> Option<String> {
    let [expression, published, in_tense, previous, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
        panic!("a row has five cells: {line:?}");
    };
    let previous: Option<DateValue> = cell(previous).map(|text| text.parse().unwrap());
    let context = DateContext {
        published: cell(published).map(|text| text.parse().unwrap()),
        previous: previous.as_ref(),
        tense: tense(in_tense),
        month_first: false,
    };
    let found = calendar.resolve(expression, &context).map(|value| value.to_string());
    (found.as_deref() != cell(expected)).then(|| format!("{line:?}: found {found:?}"))
}

#[test]
fn the_table_holds() {
    let calendar = Calendar::english().unwrap();
    let rows: Vec<&str> =
        include_str!("data/dates.tsv").lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    assert!(rows.len() >= 250, "only {} rows", rows.len());
    let differences: Vec<String> = rows.iter().filter_map(|line| difference(&calendar, line)).collect();
    assert!(differences.is_empty(), "{} of {} rows:\n{}", differences.len(), rows.len(), differences.join("\n"));
}

#[test]
fn american_dates_begin_with_the_month() {
    let calendar = Calendar::english().unwrap();
    let context = DateContext { month_first: true, ..DateContext::default() };
    let value = |text| calendar.resolve(text, &context).map(|value| value.to_string());
    assert_eq!(value("05/07/2020").as_deref(), Some("2020-05-07"));
    assert_eq!(value("5-7-2020").as_deref(), Some("2020-05-07"));
    assert_eq!(value("13/07/2020").as_deref(), Some("2020-07-13"));
    assert_eq!(value("05.07.2020").as_deref(), Some("2020-07-05"));
    assert_eq!(value("2020/05/07").as_deref(), Some("2020-05-07"));
}

#[test]
fn unseen_characters_are_white_space_or_refused() {
    let calendar = Calendar::english().unwrap();
    let context = DateContext::default();
    let value = |text| calendar.resolve(text, &context).map(|value| value.to_string());
    assert_eq!(value("\u{a0}July\u{a0}2,\u{3000}2020\n").as_deref(), Some("2020-07-02"));
    assert_eq!(value("July\u{200b} 2, 2020"), None);
    assert_eq!(value(""), None);
    assert_eq!(value(&"July 2 ".repeat(100)), None);
}

#[test]
fn a_word_list_must_be_right() {
    let error = |text: &str| Calendar::parse("words.txt", text).unwrap_err();
    for (text, line) in [
        ("july = 7", 1),
        ("[months]\njuly = 7", 2),
        ("[month]\n\njuly", 3),
        ("[month]\njuly = seven", 2),
        ("[weekday]\nmonday = 8", 2),
        ("[to]\nto = 1", 2),
        ("[to]\nTo", 2),
        ("[to]\nto\n[of]\n# again\nto", 5),
    ] {
        let error = error(text);
        assert!(error.is_pack(), "{text:?}");
        assert_eq!(error.line(), Some(line), "{text:?}: {error}");
    }
}

fn days() -> impl Strategy<Value = Date> {
    (1000_i16..=2999, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

/// A day, month or year as it is written.
fn points() -> impl Strategy<Value = String> {
    (days(), 0_usize..3).prop_map(|(day, precision)| day.to_string()[..[4, 7, 10][precision]].to_owned())
}

fn values() -> impl Strategy<Value = String> {
    prop_oneof![points(), (points(), points()).prop_map(|(start, end)| format!("{start}/{end}"))]
}

/// Words of date expressions in any order, with some that are none.
fn expressions() -> impl Strategy<Value = String> {
    let words: Vec<&str> = include_str!("../data/words/calendar.txt")
        .lines()
        .filter(|line| !line.starts_with(['#', '[']))
        .filter_map(|line| line.split_whitespace().next())
        .chain(
            "2020 15 15th 1990s 90s Q1 H2 2020-07-02 20/7/2020 2020-07 - – / , ( ) 's 0 31 99 9999 meeting".split(' '),
        )
        .collect();
    prop::collection::vec(prop::sample::select(words), 1..8).prop_map(|words| words.join(" "))
}

fn tenses() -> impl Strategy<Value = Tense> {
    prop::sample::select(vec![Tense::Past, Tense::Future, Tense::Unknown])
}

/// Any date that the calendar library knows.
fn publications() -> impl Strategy<Value = Option<Date>> {
    let ends =
        prop::sample::select(vec![Date::MIN, Date::MAX, date(1000, 1, 1), date(2999, 12, 31), date(2020, 2, 29)]);
    prop::option::of(prop_oneof![days(), ends])
}

fn check(expression: &str, published: Option<Date>, previous: Option<&str>, tense: Tense) {
    let calendar = Calendar::english().unwrap();
    let previous: Option<DateValue> = previous.and_then(|text| text.parse().ok());
    let context = DateContext { published, previous: previous.as_ref(), tense, month_first: false };
    if let Some(value) = calendar.resolve(expression, &context) {
        assert!(value.first_day() <= value.last_day(), "{expression:?}: {value}");
        assert_eq!(value.to_string().parse::<DateValue>().unwrap(), value, "{expression:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in ".{0,40}", published in publications(), tense in tenses()) {
        check(&text, published, None, tense);
        let _ = text.parse::<DateValue>();
    }

    #[test]
    fn any_words_are_read_without_panic(
        text in expressions(), published in publications(), previous in values(), tense in tenses(),
    ) {
        check(&text, published, Some(&previous), tense);
    }

    #[test]
    fn what_is_written_is_read_back(text in values()) {
        if let Ok(value) = text.parse::<DateValue>() {
            prop_assert_eq!(value.to_string().parse::<DateValue>().unwrap(), value);
            prop_assert!(value.first_day() <= value.last_day());
        }
    }

    #[test]
    fn a_day_is_the_same_in_all_its_forms(day in days(), published in publications()) {
        let calendar = Calendar::english().unwrap();
        let context = DateContext { published, ..DateContext::default() };
        for form in ["%Y-%m-%d", "%B %-d, %Y", "%-d %B %Y", "%b. %d, %Y", "%Y/%m/%d", "%A, %d %b %Y", "the %-dth of %B, %Y"] {
            let value = calendar.resolve(&day.strftime(form).to_string(), &context);
            prop_assert_eq!(value, DateValue::day(day));
        }
    }

    #[test]
    fn a_weekday_is_less_than_a_week_away(published in days(), weekday in 0_usize..7, tense in tenses()) {
        let name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday];
        let context = DateContext { published: Some(published), tense, ..DateContext::default() };
        if let Some(day) = Calendar::english().unwrap().resolve(name, &context).and_then(|value| value.as_day()) {
            let ahead = published.until(day).unwrap().get_days();
            prop_assert_eq!(day.weekday().to_monday_zero_offset(), weekday as i8);
            let near = if tense == Tense::Future { 0..=6 } else { -6..=0 };
            prop_assert!(near.contains(&ahead));
        }
    }
}
