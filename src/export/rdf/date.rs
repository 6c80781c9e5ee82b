//! Dates: a value of XML Schema where there is one, and an interval of OWL-Time.

use jiff::civil::Date;
use oxrdf::vocab::{rdf, rdfs, xsd};
use oxrdf::{Literal, NamedNode};

use super::description::Description;
use super::iri::{Iris, part};
use super::vocabulary::{gg, time};
use crate::mention::date::DateValue;

/// A day, month or year as a literal of that type; none for spans, and for what is no date.
pub(super) fn literal(value: &str) -> Option<Literal> {
    value.parse::<DateValue>().ok()?;
    let datatype = match value.len() {
        4 => xsd::G_YEAR,
        7 => xsd::G_YEAR_MONTH,
        10 => xsd::DATE,
        _ => return None,
    };
    Some(Literal::new_typed_literal(value, datatype))
}

/// A day.
pub(super) fn day(day: Date) -> Literal {
    Literal::new_typed_literal(day.to_string(), xsd::DATE)
}

/// A date that no node stands for: the day on which an article was published.
pub(super) fn describe(value: &str, iris: &Iris) -> Vec<Description> {
    let mut description = Description::of_thing(iris.date(value), gg::DATE);
    description.say(rdfs::LABEL, Literal::from(value));
    let ends = bounds(value, &mut description);
    std::iter::once(description).chain(ends).collect()
}

/// Says of a date what its value is, and describes its ends.
pub(super) fn bounds(value: &str, description: &mut Description) -> Vec<Description> {
    if let Some(literal) = literal(value) {
        description.say(rdf::VALUE, literal);
    }
    let Ok(value) = value.parse::<DateValue>() else { return Vec::new() };
    interval(value.first_day(), value.last_day(), description)
}

/// Says of an interval with which days it begins and ends, and describes the two.
pub(super) fn interval(first: Date, last: Date, description: &mut Description) -> Vec<Description> {
    let whole = description.subject().clone();
    let ends = [("begins", time::HAS_BEGINNING, first), ("ends", time::HAS_END, last)];
    let mut described = Vec::new();
    for (name, relation, on) in ends {
        let instant: NamedNode = part(whole.as_ref(), name);
        description.say(relation, instant.clone());
        let mut end = Description::of(instant, time::INSTANT);
        end.say(time::IN_XSD_DATE, day(on));
        described.push(end);
    }
    described
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_dates_have_values() {
        let cases = [
            ("2020-07-02", Some("date")),
            ("2020-07", Some("gYearMonth")),
            ("2020", Some("gYear")),
            ("2020-07/2020-09", None),
            ("2019/2020", None),
            ("2020-13", None),
            ("July", None),
        ];
        for (value, datatype) in cases {
            let expected = datatype.map(|name| format!("\"{value}\"^^<http://www.w3.org/2001/XMLSchema#{name}>"));
            assert_eq!(literal(value).map(|literal| literal.to_string()), expected, "{value}");
        }
    }
}
