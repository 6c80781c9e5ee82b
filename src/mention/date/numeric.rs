//! Dates in digits alone: `2020-07-05`, `2021.05.31`, `05/07/2020`, `2020-07`, `7/2020`.

use jiff::civil::Date;

/// A run of digits: its value and its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    pub(super) value: i16,
    pub(super) len: usize,
}

impl Digits {
    /// The digits that a text begins with, four at most.
    pub(super) fn at_start(text: &str) -> Option<Digits> {
        let len = text.bytes().take_while(u8::is_ascii_digit).count();
        ((1..=4).contains(&len)).then(|| Digits { value: text[..len].parse().unwrap_or_default(), len })
    }

    fn is_year(self) -> bool {
        self.len == 4
    }

    fn small(self) -> Option<i8> {
        (self.len <= 2).then(|| i8::try_from(self.value).unwrap_or(i8::MAX))
    }

    /// Two digits are a year since 1970.
    fn year(self) -> Option<i16> {
        match self.len {
            4 => Some(self.value),
            2 if self.value < 70 => Some(2000 + self.value),
            2 => Some(1900 + self.value),
            _ => None,
        }
    }
}

/// The day of three numbers with the same mark between them.
///
/// A year of four digits tells the order by its place. Without one, numbers with hyphens begin with the year, others
/// with the day or, where `month_first`, the month; where that is impossible, the other orders are tried.
pub(super) fn day(parts: [Digits; 3], mark: u8, month_first: bool) -> Option<Date> {
    let [a, b, c] = parts;
    let date = |year: Digits, month: Digits, day: Digits| Date::new(year.year()?, month.small()?, day.small()?).ok();
    let (year_first, day_first, month_first_day) = (|| date(a, b, c), || date(c, b, a), || date(c, a, b));
    // American dates have slashes or hyphens, not dots.
    let year_last = || {
        if month_first && mark != b'.' {
            month_first_day().or_else(day_first)
        } else {
            day_first().or_else(month_first_day)
        }
    };
    match (a.is_year(), b.is_year(), c.is_year()) {
        (true, false, false) => year_first(),
        (false, false, true) => year_last(),
        // 20.7.5 numbers a section or a version.
        (false, false, false) if mark == b'.' && parts.iter().any(|part| part.len < 2) => None,
        (false, false, false) if mark == b'-' => year_first().or_else(year_last),
        (false, false, false) => year_last().or_else(year_first),
        _ => None,
    }
}

/// The year and month of two numbers. `2018-19` and `2018/19` are none; with a dot, `2020.7` is a plain number.
pub(super) fn month(a: Digits, b: Digits, mark: u8) -> Option<(i16, i8)> {
    let (year, month) = if a.is_year() { (a, b) } else { (b, a) };
    let written = year.is_year() && month.len <= 2 && (mark == b'/' || month.len == 2 || mark == b'-' && a.is_year());
    let month = month.small().filter(|month| (1..=12).contains(month))?;
    written.then_some((year.value, month))
}
